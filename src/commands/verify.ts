import { quotationQuery } from '../verify/quotation-query.ts';
import { quotationLimit } from '../verify/verify.ts';
import { defineCommand } from './define.ts';
import { documentNamed } from './source.ts';

export const verifyCommand = defineCommand({
  name: 'verify',
  aliases: ['verifier', 'verificar', 'comprobar'],
  summary: 'command.verify',
  example: { en: 'verify "strengthen intercity and network bonds"' },
  options: [
    {
      name: 'quotation',
      kind: 'text',
      summary: 'option.quotation',
      required: true,
      rest: true,
      verbatim: true,
      limit: quotationLimit,
    },
    {
      name: 'document',
      kind: 'text',
      summary: 'option.document-of-quotation',
      required: false,
      rest: false,
      limit: 120,
      completes: 'text',
    },
  ],
  ask: ({ quotation = '', document }, core, { index }) => {
    if (document === undefined) return { query: quotationQuery(String(quotation), core.knowledge) };
    const named = documentNamed(String(document), core, index);
    if ('noMatch' in named) return named;
    return { ...named, query: quotationQuery(String(quotation), core.knowledge, named.id) };
  },
});
