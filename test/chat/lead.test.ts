import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedLine } from '../../src/chat/lead.ts';

describe('what was asked, above an answer', () => {
  it.each<[string, string | undefined]>([
    ['/compacts Is  Chicago\non the list?', '/compacts Is Chicago on the list?'],
    [' \t\n ', undefined],
    ['\u202eevil\u202c', 'evil'],
    ['x'.repeat(200), `${'x'.repeat(119)}…`],
    [`${'x'.repeat(118)}😀yy`, `${'x'.repeat(118)}…`],
  ])('is one line of at most 120 signs: %j', (typed, line) => expect(askedLine(typed)).toBe(line));

  it('stays what it is when it is read back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const line = askedLine(typed);
        if (line === undefined) return;
        expect(line.length).toBeLessThanOrEqual(120);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(askedLine(line)).toBe(line);
      }),
    );
  });
});
