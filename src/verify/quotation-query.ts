import type { Knowledge } from '../knowledge/knowledge.ts';
import { addressLimit, addressOf } from '../query/address.ts';
import type { Aside } from '../query/asides.ts';
import type { Query } from '../query/query.ts';
import { comparedText } from './compared-text.ts';
import { quotationLimit, verifyQuotation } from './verify.ts';

/**
 * The Query that checks a quotation, against one document or all whose text is in the data. A quotation that is
 * found is asked for by its place, which is short enough for a button; any other is asked for by its words, and one
 * that is too long by as many of them as show that.
 */
export function quotationQuery(quotation: string, knowledge: Knowledge, document?: string): Query {
  const ofDocument = document !== undefined && { document };
  const { compared } = comparedText(quotation);
  if (compared.length > quotationLimit) {
    return { kind: 'verify', quotation: compared.slice(0, quotationLimit + 1), ...ofDocument };
  }
  const verdict = verifyQuotation(quotation, textsToSearch(knowledge, document));
  if (verdict.kind !== 'found') return { kind: 'verify', quotation, ...ofDocument };
  const passage = (aside: readonly Aside[]): Query => ({
    kind: 'passage',
    document: verdict.document,
    at: verdict.spans.flatMap(({ from, to }) => [from, to]),
    ...(aside.length > 0 && { aside }),
  });
  const named = passage(verdict.aside);
  return addressOf(named).length <= addressLimit ? named : passage(['various']);
}

/** The texts that a quotation is looked for in: all, or those of one document in whatever language. */
export function textsToSearch({ texts }: Knowledge, document: string | undefined): Knowledge['texts'] {
  return document === undefined
    ? texts
    : new Map([...texts].filter(([, text]) => text.document === document));
}
