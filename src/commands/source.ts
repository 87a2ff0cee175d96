import { understand } from '../ask/ask.ts';
import type { AskIndex } from '../ask/ask-index.ts';
import type { Core } from '../core.ts';
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

/** The document that is meant by an id, a symbol, a title or a part of one, and how that was understood. */
export function documentNamed(
  name: string,
  core: Core,
  index: AskIndex,
): NoMatch | (Pick<Asked, 'understood'> & { readonly id: string }) {
  const asked = foldPhrase(name);
  const documents = [...core.knowledge.documents.values()];
  const exact = documents.find(({ id, title, symbol }) =>
    [id, title, symbol ?? ''].some((each) => foldPhrase(each) === asked),
  );
  if (exact !== undefined) return { id: exact.id };
  const { query, understood } = understand(name, core, index.language);
  if (query.kind === 'source') return { id: query.id, understood };
  const words = asked.split(' ').filter((word) => word.length > 2);
  const partly = documents.filter(
    ({ title, publisher, name: { en } }) =>
      words.length > 0 && words.every((word) => foldPhrase(`${title} ${publisher} ${en}`).includes(word)),
  );
  const only = partly.length === 1 ? partly[0] : undefined;
  if (only !== undefined) return { id: only.id };
  return { noMatch: name, near: partly.slice(0, 3).map(({ id }) => queryAbout(id, core.knowledge)) };
}
