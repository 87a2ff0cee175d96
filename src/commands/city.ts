import { understand } from '../ask/ask.ts';
import { fold } from '../ask/normalise.ts';
import { entityIds, rawText, readQuestion } from '../ask/reading.ts';
import { queryAbout } from '../ask/suggestions.ts';
import { defineCommand } from './define.ts';

export const cityCommand = defineCommand({
  name: 'city',
  summary: 'command.city',
  access: 'everyone',
  example: 'city san jose',
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
  ask: ({ name }, core, index) => {
    if (name === undefined) return { query: { kind: 'cities' } };
    const asked = String(name);
    const understood = understand(asked, core);
    if (understood.query.kind === 'city' || understood.query.kind === 'endorsed') return understood;
    const { segments } = readQuestion(asked, index);
    const words = segments.map(rawText).join(' ');
    const known = segments.length === 1 ? segments.flatMap(entityIds) : [];
    if (words === '' || known.length > 0) {
      return { noMatch: asked, near: known.map((id) => queryAbout(id, index)) };
    }
    const near = index.names
      .resembling(fold(words))
      .flatMap(({ meanings }) => meanings)
      .flatMap((meaning) =>
        meaning.type === 'entity' && index.endorserIds.has(meaning.id) ? [meaning.id] : [],
      )
      .map((id) => ({ kind: 'city' as const, id }));
    return { query: { kind: 'endorsed', names: [words.slice(0, 40)] }, near: near.slice(0, 3) };
  },
});
