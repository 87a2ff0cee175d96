import { understand } from '../ask/ask.ts';
import { foldPhrase } from '../ask/normalise.ts';
import { queryAbout } from '../ask/suggestions.ts';
import { defineCommand } from './define.ts';

export const sourceCommand = defineCommand({
  name: 'source',
  summary: 'command.source',
  access: 'everyone',
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
  ask: ({ document }, core, index) => {
    if (document === undefined) return { query: { kind: 'sources' } };
    const asked = foldPhrase(String(document));
    const documents = [...core.knowledge.documents.values()];
    const exact = documents.find(({ id, title, symbol }) =>
      [id, title, symbol ?? ''].some((name) => foldPhrase(name) === asked),
    );
    if (exact !== undefined) return { query: { kind: 'source', id: exact.id } };
    const { query, understood } = understand(String(document), core, index.language);
    if (query.kind === 'source') return { query, understood };
    const words = asked.split(' ').filter((word) => word.length > 2);
    const partly = documents.filter(({ title, publisher, name }) =>
      words.some((word) => foldPhrase(`${title} ${publisher} ${name.en}`).includes(word)),
    );
    const only = partly.length === 1 ? partly[0] : undefined;
    if (only !== undefined) return { query: { kind: 'source', id: only.id } };
    return { noMatch: String(document), near: partly.slice(0, 3).map(({ id }) => queryAbout(id, index)) };
  },
});
