import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allComponents } from '../../fakes/discord/payload-rules.ts';
import { type RunningBot, runBot } from './running-bot.ts';

describe('a table on Discord', () => {
  let bot: RunningBot;
  beforeAll(async () => {
    bot = await runBot();
  });
  afterAll(() => bot.stop());

  it('is a file beside the answer, with the mark that spreadsheets look for', async () => {
    const message = await bot.user('Ana').run('compacts export', { what: 'supporters' });
    const [[name = '', content = ''] = []] = Object.entries(message.payload.files ?? {});
    expect(name).toMatch(/^supporters-\d{4}-\d{2}-\d{2}\.csv$/u);
    expect(content).toMatch(/^\ufeff?Place,as printed,state/u);
    expect(content.split('\r\n')).toHaveLength(15);
    const shown = allComponents(message.payload.components ?? []).flatMap(({ file }) => file?.url ?? []);
    expect(shown).toEqual([`attachment://${name}`]);
  });

  it.each(['bibtex', 'ris'])('and a reference as %s, which reference managers read', async (style) => {
    const message = await bot.user('Ana').run('compacts cite', { what: 'A/RES/71/1', style });
    const [[name = '', content = ''] = []] = Object.entries(message.payload.files ?? {});
    expect(name).toBe(`a-res-71-1.${style === 'ris' ? 'ris' : 'bib'}`);
    expect(new Cite(content).data[0]?.['title']).toBe('New York Declaration for Refugees and Migrants');
  });

  it('comes from the button under what it is a table of', async () => {
    const ana = bot.user('Ana');
    const list = await ana.run('compacts city', {});
    const message = await ana.press(list, 'As a table (CSV)');
    expect(Object.keys(message.payload.files ?? {})).toHaveLength(1);
  });
});
