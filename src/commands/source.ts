import { understand } from '../ask/ask.ts';
import type { AskIndex } from '../ask/ask-index.ts';
import type { Core } from '../core.ts';
import { holding } from '../holding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { queryAbout } from '../query/about.ts';
import { foldPhrase } from '../text/normalise.ts';
import { type Asked, defineCommand, type NoMatch } from './define.ts';

export const sourceCommand = defineCommand({
  name: 'source',
  summary: 'command.source',
  inHelp: 'by-name',
  aliases: ['fuente'],
  example: { en: 'source A/RES/71/1' },
  options: [
    {
      name: 'document',
      kind: 'text',
      summary: 'option.document',
      required: false,
      rest: true,
      limit: 120,
      completes: 'document',
    },
  ],
  ask: ({ document }, core, { index }) => {
    if (document === undefined) return { query: { kind: 'sources' } };
    const named = documentNamed(String(document), core, index);
    return 'noMatch' in named ? named : { ...named, query: { kind: 'source', id: named.id } };
  },
});

/** The documents with the names that each is found by, folded, and with all its words. */
const filedDocuments = holding(({ documents }: Knowledge) =>
  [...documents.values()].map(({ id, title, symbol = '', publisher, name: { en } }) => ({
    id,
    names: [id, title, symbol].map(foldPhrase),
    whole: foldPhrase(`${title} ${publisher} ${en}`),
  })),
);

/** The document that is meant by an id, a symbol, a title or a part of one, and how that was understood. */
export function documentNamed(
  name: string,
  core: Core,
  index: AskIndex,
): NoMatch | (Pick<Asked, 'understood'> & { readonly id: string }) {
  const asked = foldPhrase(name);
  const documents = filedDocuments(core.knowledge);
  const exact = documents.find(({ names }) => names.includes(asked));
  if (exact !== undefined) return { id: exact.id };
  const { query, understood } = understand(name, core, index.language);
  if (query.kind === 'source') return { id: query.id, understood };
  const words = asked.split(' ').filter((word) => word.length > 2);
  const partly = documents.filter(
    ({ whole }) => words.length > 0 && words.every((word) => whole.includes(word)),
  );
  const only = partly.length === 1 ? partly[0] : undefined;
  if (only !== undefined) return { id: only.id };
  return { noMatch: name, near: partly.slice(0, 3).map(({ id }) => queryAbout(id, core.knowledge)) };
}
