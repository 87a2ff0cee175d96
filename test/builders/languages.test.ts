import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/nodes.ts';
import { plainBlock, plainText } from '../../src/answer/plain-text.ts';
import { answer } from '../../src/builders/answer.ts';
import { loadCore } from '../../src/core.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import type { Language } from '../../src/language.ts';
import type { MessageKey } from '../../src/messages/keys.ts';
import { addressOf } from '../../src/query/address.ts';
import { everyQuery } from './every-query.ts';

const core = await loadCore();
const queries = everyQuery(core.knowledge);

const titles = [...core.knowledge.documents.values()].map(({ title }) => title);

/** What the bot itself says in English: the fixed parts of its sentences that are long enough to be told apart. */
const english = fixedParts('en');

function fixedParts(language: Language): string[] {
  const wordings = core.messages.get(language) ?? ({} as Record<MessageKey, string>);
  return Object.values(wordings)
    .flatMap((wording) => (typeof wording === 'string' ? [wording] : Object.values(wording)))
    .flatMap((form: string | undefined) => (form ?? '').split(/\{[\w-]+\}/u))
    .map((part) => part.trim())
    .filter((part) => /\p{L}+\P{L}+\p{L}+\P{L}+\p{L}+/u.test(part))
    .filter((part) => !titles.some((title) => title.includes(part)));
}

/** Every text of an answer but what is quoted from a document, which stays as it is. */
function ownWords({ blocks, hint }: Answer): string {
  const own = blocks.filter(({ type }) => type !== 'quote');
  return [...own, ...hint].map(plainBlock).join('\n');
}

describe.each(['fr', 'es'] as const)('in %s', (language) => {
  const answers = queries.map((query) => [addressOf(query), answer(query, core, language)] as const);

  it('no answer has an English sentence of the bot in it', () => {
    const mixed = answers.flatMap(([address, given]) => {
      const said = plainText(given);
      return english.filter((part) => said.includes(part)).map((part) => `${address}: ${part}`);
    });
    expect(mixed).toEqual([]);
  });

  it('no text of the data is left in English without saying so', () => {
    const left = new Set(
      core.knowledge.facts
        .map(({ text }) => text)
        .filter((text) => text[language] === text.en)
        .map(({ en }) => en),
    );
    expect([...left]).toEqual([]);
    const name = language === 'fr' ? '[en anglais]' : '[en inglés]';
    const marked = answers.filter(([, given]) => ownWords(given).includes(name)).map(([address]) => address);
    expect(marked).toEqual([]);
  });

  it('answers are those of English: the same status, sources and next steps', () => {
    for (const query of queries) {
      const [one, other] = [answer(query, core, 'en'), answer(query, core, language)];
      expect(other.language).toBe(language);
      expect([
        other.status,
        other.query,
        other.citations.map(({ document, quote }) => [document, quote]),
      ]).toEqual([one.status, one.query, one.citations.map(({ document, quote }) => [document, quote])]);
      expect(other.next.map((step) => addressOf(step.query))).toEqual(
        one.next.map((step) => addressOf(step.query)),
      );
    }
  });

  it('quotations stay in the language of their document, and say so', () => {
    const note = { fr: 'Les citations restent', es: 'Las citas se mantienen' }[language];
    for (const [address, given] of answers) {
      const quotes = given.citations.some(({ quote }) => quote !== undefined);
      expect(plainText(given).includes(note), address).toBe(quotes);
    }
  });
});

describe.each(['en', 'fr', 'es'] as const)('what is offered next in %s', (language) => {
  it('can be typed as it is written, and shows what was offered', () => {
    const steps = queries.flatMap((query) => answer(query, core, language).next);
    const lines = new Map(steps.map(({ line, query }) => [line, addressOf(query)]));
    expect(lines.size).toBeGreaterThan(50);
    for (const [line, address] of lines) {
      expect(dispatchLine(line, { chosen: language, suggested: language }, core).query, line).toBe(address);
    }
  });
});

describe('names', () => {
  it('of instruments, organisations, documents and events exist in every language', () => {
    const proper = new Set(['person', 'place', 'city', 'county']);
    const missing = [...core.knowledge.entities.values()]
      .filter(({ kind, name }) => !proper.has(kind) && (name.fr === undefined || name.es === undefined))
      .map(({ id }) => id);
    expect(missing).toEqual([]);
  });
});
