import { understand } from '../ask/ask.ts';
import { allPhrases, compacts, type Knowledge } from '../knowledge/knowledge.ts';
import type { Instrument } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import { parseAddress } from '../query/address.ts';
import { stemPhrase } from '../text/normalise.ts';
import { defineCommand } from './define.ts';

export const compactCommand = defineCommand({
  name: 'compact',
  summary: 'command.compact',
  aliases: ['pacte', 'pacto'],
  example: { en: 'compact migration' },
  options: [
    {
      name: 'name',
      kind: 'text',
      summary: 'option.name',
      required: false,
      rest: true,
      limit: 80,
      completes: 'compact',
    },
  ],
  ask: ({ name }, core, { index: { language } }) => {
    if (name === undefined) return { query: { kind: 'compacts' } };
    const asked = String(name);
    const all = compacts(core.knowledge);
    const { query, understood } = understand(asked, core, language);
    const meant = query.kind === 'brief' ? parseAddress(query.of) : query;
    if (meant?.kind === 'record' && all.some(({ id }) => id === meant.id)) return { query, understood };
    const named = compactsNamed(core.knowledge, asked, language);
    const only = named.length === 1 ? named[0] : undefined;
    if (only !== undefined) return { query: { kind: 'record', id: only.id } };
    return { noMatch: asked, near: all.map(({ id }) => ({ kind: 'record', id })) };
  },
});

/** The compacts that have every word asked for in their names: one for "refugees", both for "global compact". */
export function compactsNamed(knowledge: Knowledge, asked: string, language: Language): Instrument[] {
  return compacts(knowledge).filter((compact) => hasInName(compact, asked, language));
}

/** True where every word asked for is a word of the compact's names: "refugees", "safe and orderly". */
function hasInName({ name, short, aliases }: Instrument, asked: string, language: Language): boolean {
  const names = [...Object.values(name), ...Object.values(short ?? {}), ...allPhrases(aliases)];
  const words = new Set(names.flatMap((each) => stemPhrase(each ?? '', language).split(' ')));
  const wanted = stemPhrase(asked, language).split(' ');
  return wanted.every((word) => word !== '' && words.has(word));
}
