import { expect, it } from 'vitest';
import { plainText } from '../../src/answer/plain-text.ts';
import type { Core } from '../../src/core.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import type { Language } from '../../src/language.ts';

/** One exchange: what is typed, what it is understood as, and what the answer says. */
export type Exchange = readonly [line: string, address: string | RegExp, ...says: (string | RegExp)[]];

/** Runs a dialogue in one language: every exchange is a test. */
export function converse(core: Core, language: Language, exchanges: readonly Exchange[]): void {
  it.each(exchanges.map((exchange) => [language, exchange[0], exchange] as const))(
    '%s: %s',
    (_, line, exchange) => {
      const [, address, ...says] = exchange;
      const given = dispatchLine(line, { chosen: language, suggested: language }, core);
      if (typeof address === 'string') expect(given.query).toBe(address);
      else expect(given.query).toMatch(address);
      const said = plainText(given).replaceAll('\u202f', ' ');
      for (const words of says) {
        if (typeof words === 'string') expect(said).toContain(words);
        else expect(said).toMatch(words);
      }
    },
  );
}
