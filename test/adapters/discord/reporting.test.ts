import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCore } from '../../../src/core.ts';
import { createReportDesk, type ReportDesk } from '../../../src/report/desk.ts';
import { textOf } from '../../fakes/discord/messages.ts';
import { type RunningBot, runBot } from './running-bot.ts';

const core = await loadCore();

describe('a report of a mistake on Discord', () => {
  let running: RunningBot;
  const shown: string[] = [];
  let made: ReportDesk | undefined;
  const desk: ReportDesk = {
    take: (form) => deskOf().take(form),
    tell: () => deskOf().tell(),
  };
  const deskOf = (): ReportDesk => {
    made ??= createReportDesk({
      core,
      reports: running.store.reports,
      marks: running.store.onceMarks,
      clock: { now: () => new Date(running.discord.now()) },
      show: async (message) => {
        shown.push(JSON.stringify(message.blocks));
        return true;
      },
    });
    return made;
  };
  beforeAll(async () => {
    running = await runBot({ parts: { reportDesk: desk } });
  });
  afterAll(() => running.stop());

  it('is asked for in a form, kept, shown, and told what happens next', async () => {
    const ana = running.user('Ana');
    const message = await ana.run('compacts city', { name: 'chicago', language: 'es' });
    const form = await ana.openForm(message, 'Avisar de un error');
    expect(form.components.map(({ label }) => label)).toContain('¿Qué está mal?');
    const told = await ana.submit(form, { said: 'No es @everyone así', name: 'Ana' });
    expect(textOf(told)).toContain('su aviso queda guardado');
    expect(told.seenBy).toBe(ana.id);
    const [report] = await running.store.reports.all();
    expect(report).toMatchObject({
      query: 'city/chicago',
      language: 'es',
      said: 'No es @everyone así',
      name: 'Ana',
    });
    await running.discord.until(() => shown.length === 1);
    expect(running.logged()).not.toContain('No es');
  });

  it('is limited to five an hour of one person, and says so', async () => {
    const ben = running.user('Ben');
    const message = await ben.run('compacts commitment', { about: '2' });
    const form = await ben.openForm(message, 'Report a mistake');
    for (let number = 1; number <= 5; number += 1)
      expect(textOf(await ben.submit(form, { said: `wrong ${number}` }))).toContain('Thank you');
    expect(textOf(await ben.submit(form, { said: 'again' }))).toContain('5 reports within an hour');
  });

  it('goes with the server that removes the bot', async () => {
    const [report] = await running.store.reports.all();
    await running.store.installations.remove('discord', report?.workspace ?? '');
    expect(await running.store.reports.all()).toEqual([]);
  });
});
