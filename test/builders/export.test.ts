import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slackSurface } from '../../adapters/slack/draw/surface.ts';
import { answer } from '../../src/builders/answer.ts';
import { csvOf } from '../../src/builders/export.ts';
import { loadCore } from '../../src/core.ts';
import { languages } from '../../src/language.ts';

const core = await loadCore();

/** A file as a spreadsheet reads it. */
const read = (content: string): string[][] => parse(content, { relaxColumnCount: false });

describe.each(languages)('tables to take along, in %s', (language) => {
  const sheet = (of: 'supporters' | 'timeline' | 'votes') => {
    const { file } = answer({ kind: 'export', of }, core, language);
    return read(file?.content ?? '');
  };

  it('the supporters have a state, how sure it is, a kind and sources each', () => {
    const [columns = [], ...rows] = sheet('supporters');
    expect(rows).toHaveLength(core.knowledge.endorsers.length);
    expect(columns).toHaveLength(7);
    const richmond = rows.find(([name]) => name === 'Richmond');
    expect(richmond?.[2]).toBe('');
    expect(richmond?.[4]).toMatch(/Virgini.*California|Virgini.*Californie/u);
    expect(rows.every((row) => /https?:/u.test(row.at(-1) ?? ''))).toBe(true);
  });

  it('the events stand in order with their days', () => {
    const [, ...rows] = sheet('timeline');
    const dates = rows.map(([date = '']) => date);
    expect(dates).toEqual(dates.toSorted());
    expect(rows).toHaveLength(core.knowledge.events.length);
    expect(rows.every((row) => (row.at(-1) ?? '') !== '')).toBe(true);
  });

  it('the votes are those of the roll calls', () => {
    const [, ...rows] = sheet('votes');
    expect(rows).toHaveLength(core.knowledge.countries.length);
    for (const [index, call] of core.knowledge.rollCalls.rollCalls.entries()) {
      const counted = Object.values(Object.groupBy(rows, (row) => row[index + 1] ?? '')).map(
        (some) => some?.length,
      );
      expect(counted.toSorted()).toEqual(Object.values(call.totals).toSorted());
    }
  });
});

it('no cell is a formula, and every other comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), fc.string({ unit: 'grapheme' })), { minLength: 1 }),
      (rows) => {
        const back = read(csvOf([['a', 'b'], ...rows])).slice(1);
        for (const [index, row] of rows.entries()) {
          for (const [at, cell] of row.entries()) {
            const clean = cell.replace(/\s+/gu, ' ').trim();
            const written = back[index]?.[at] ?? '';
            expect(written).not.toMatch(/^[=+\-@\t\r]/u);
            expect(written === clean || written === `'${clean}`).toBe(true);
          }
        }
      },
    ),
  );
});

it('Slack takes no file here: the rows stand in code, whole and in order, to be copied', () => {
  const given = answer({ kind: 'export', of: 'votes' }, core, 'en');
  const seen: string[] = [];
  for (let page = 1; page < 20; page += 1) {
    const drawn = JSON.stringify(slackSurface.draw(given, core, { page, audience: 'asker', as: 'command' }));
    for (const [, rows = ''] of drawn.matchAll(
      /"rich_text_preformatted","elements":\[\{"type":"text","text":"((?:[^"\\]|\\.)*)"/gu,
    ))
      seen.push(...(JSON.parse(`"${rows}"`) as string).split('\n'));
    if (!/More \(/u.test(drawn)) break;
  }
  expect(seen).toEqual(given.file?.content.trimEnd().split('\r\n'));
});
