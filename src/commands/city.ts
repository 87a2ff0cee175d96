import { understand } from '../ask/ask.ts';
import type { AskIndex } from '../ask/ask-index.ts';
import { loneStates, placeMentions } from '../ask/frames/place-mentions.ts';
import { nameOf } from '../ask/frames/places.ts';
import { corrections, readQuestion } from '../ask/reading.ts';
import { isUnknownWord, rawText } from '../ask/segments.ts';
import { nearQueries } from '../ask/suggestions.ts';
import type { Query } from '../query/query.ts';
import { fold } from '../text/normalise.ts';
import { defineCommand } from './define.ts';

/** The most words in the name of a place that no list knows. */
const longestUnknownName = 4;

export const cityCommand = defineCommand({
  name: 'city',
  summary: 'command.city',
  aliases: ['ville', 'ciudad'],
  example: { en: 'city san jose' },
  options: [
    {
      name: 'name',
      kind: 'text',
      summary: 'option.city',
      required: false,
      rest: true,
      limit: 60,
      completes: 'city',
    },
  ],
  ask: ({ name }, core, { index }) => {
    if (name === undefined) return { query: { kind: 'cities' } };
    const asked = String(name);
    const understood = understand(asked, core, index.language);
    if (['city', 'endorsed', 'cities'].includes(understood.query.kind)) return understood;
    const reading = readQuestion(asked, index);
    const { segments } = reading;
    const places = placeMentions(reading, index);
    const states = loneStates(reading, places);
    const used = new Set([
      ...places.flatMap((place) => place.segments),
      ...states.map(({ segment }) => segment),
    ]);
    const others = segments.filter((segment) => !used.has(segment) && !segment.stop);
    const [state] = states;
    if (others.length === 0 && places.length > 0) {
      const names = [...places.map(nameOf), ...states.map((each) => each.name)];
      return { query: { kind: 'endorsed', names }, understood: corrections(reading) };
    }
    if (others.length === 0 && state !== undefined) return { query: { kind: 'cities', state: state.name } };
    const words = segments.map(rawText).join(' ');
    const near = nearCities(words, index);
    const isName =
      segments.length > 0 && segments.length <= longestUnknownName && segments.every(isUnknownWord);
    if (isName) return { query: { kind: 'endorsed', names: [words] }, near };
    return { noMatch: asked, near: near.length > 0 ? near : nearQueries(reading, index) };
  },
});

/** Places on the list whose name resembles this one: for suggestions only. */
function nearCities(name: string, index: AskIndex): Query[] {
  return index.names
    .resembling(fold(name))
    .flatMap(({ meanings }) => meanings)
    .flatMap((meaning) =>
      meaning.type === 'entity' && index.endorserIds.has(meaning.id)
        ? [{ kind: 'city' as const, id: meaning.id }]
        : [],
    )
    .slice(0, 3);
}
