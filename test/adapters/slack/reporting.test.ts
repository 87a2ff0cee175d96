import { describe, expect, it } from 'vitest';
import { createReportDesk } from '../../../src/report/desk.ts';
import type { Report } from '../../../src/report/report.ts';
import { dialogue, labels } from './dialogue.ts';
import { core, type Mode } from './running.ts';

const clock = { now: () => new Date() };

describe.each<Mode>(['socket', 'http'])('a report of a mistake on Slack over %s', (mode) => {
  const talk = dialogue(mode);
  const shown: string[] = [];
  const start = async (show?: (key: string) => boolean) => {
    shown.length = 0;
    const desk = createReportDesk({
      core,
      reports: talk.store.reports,
      marks: talk.store.onceMarks,
      clock,
      show: async (message, key) => {
        shown.push(JSON.stringify(message.blocks));
        return show?.(key) ?? true;
      },
    });
    await talk.restart({ reportDesk: desk });
  };
  const kept = (): Promise<readonly Report[]> => talk.store.reports.all();
  const send = async (values: Record<string, string>) => {
    const message = talk.seen()[0] ?? (await talk.ask('city chicago'));
    const forms = talk.slack.workspace.forms.length;
    await talk.bot.deliver(
      talk.alice.press(message, labels(message).find((each) => /istake/u.test(each)) ?? ''),
    );
    await talk.slack.until(() => talk.slack.workspace.forms.length > forms, 'a form');
    await talk.bot.deliver(talk.alice.submit(values));
    return JSON.stringify(talk.slack.workspace.forms.at(-1)?.view);
  };

  it('is kept with the answer’s address and the data’s date, shown in the channel, and nowhere in the log', async () => {
    await start();
    const said = 'Chicago is *not* a <!channel> member, see @everyone';
    const then = await send({ said, source: 'https://example.org/list' });
    expect(then).toContain('Thank you. Your report is kept');
    const [report] = await kept();
    expect(report).toMatchObject({
      platform: 'slack',
      query: 'city/chicago',
      language: 'en',
      dataDate: core.knowledge.date,
      said,
      source: 'https://example.org/list',
    });
    expect(report).not.toHaveProperty('name');
    expect(JSON.stringify(report)).not.toContain('UALICE');
    await talk.slack.until(() => shown.length === 1, 'a message in the channel');
    expect(shown[0]).toContain('Chicago is *not* a <!channel> member');
    expect(talk.bot.logged()).not.toContain('not* a');
  });

  it('says in the form what is missing, and keeps no more than five an hour of one person', async () => {
    await start();
    expect(await send({ said: '   ' })).toContain('Please write what is wrong');
    for (let number = 1; number <= 5; number += 1)
      expect(await send({ said: `wrong ${number}` })).toContain('Thank you');
    expect(await send({ said: 'wrong 6' })).toContain('You have sent 5 reports within an hour');
    expect((await kept()).map(({ said }) => said)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `wrong ${number}`),
    );
  });

  it('loses nothing where the channel cannot be reached: what was not shown comes with the next', async () => {
    let reachable = false;
    await start(() => reachable);
    await send({ said: 'first' });
    await talk.slack.until(() => shown.length === 1, 'an attempt');
    expect((await kept()).map(({ told }) => told)).toEqual([false]);
    reachable = true;
    await send({ said: 'second', name: 'Alice of Chicago' });
    await talk.slack.until(() => shown.some((each) => each.includes('Alice of Chicago')), 'the second');
    await talk.bot.stop();
    expect((await kept()).map(({ said, told }) => [said, told])).toContainEqual(['second', true]);
  });

  it('opens from the home tab too, in the language of the answer there', async () => {
    await start();
    talk.slack.backend.locales.set('UALICE', 'fr-FR');
    await talk.bot.deliver(talk.alice.openHome());
    await talk.slack.until(() => talk.slack.workspace.homes.has('UALICE'), 'a home tab');
    await talk.bot.deliver(talk.alice.pressHome('Tous les engagements'));
    await talk.slack.until(
      () => JSON.stringify(talk.slack.workspace.homes.get('UALICE')).includes('Signaler une erreur'),
      'an answer in the home tab',
    );
    await talk.bot.deliver(talk.alice.pressHome('Signaler une erreur'));
    await talk.slack.until(() => talk.slack.workspace.forms.length === 1, 'a form');
    expect(JSON.stringify(talk.slack.workspace.forms[0]?.view)).toContain('Qu’est-ce qui est faux');
  });
});
