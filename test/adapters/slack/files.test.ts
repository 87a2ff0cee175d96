import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { dialogue, labels, only } from './dialogue.ts';

/** The only one of a list. */
function oneOf<Item>(list: readonly Item[]): Item {
  const [one] = list;
  if (one === undefined || list.length > 1) throw new Error(`${list.length} instead of one`);
  return one;
}

describe('a file on Slack', () => {
  const talk = dialogue('socket');
  const files = () => talk.slack.workspace.files;

  it('stands in the thread of the answer to a mention, and can be read back', async () => {
    await talk.bot.deliver(talk.alice.mention('export votes', { ts: '1700000000.000100' }));
    await talk.slack.until(() => files().length > 0, 'a file');
    const answer = only(talk.seen());
    const file = oneOf(files());
    expect(file).toMatchObject({ channel: 'C1', thread: '1700000000.000100' });
    expect(file.name).toMatch(/^votes-\d{4}-\d{2}-\d{2}\.csv$/u);
    expect(answer.words).not.toContain('Afghanistan');
    const rows: readonly (readonly string[])[] = parse(file.content);
    expect(rows.length).toBeGreaterThan(190);
    expect(rows.some((row) => row.includes('Afghanistan'))).toBe(true);
  });

  it.each([
    ['bibtex', '.bib'],
    ['ris', '.ris'],
  ])('is a reference as %s, which reference managers read', async (style, ending) => {
    await talk.bot.deliver(talk.alice.direct(`cite A/RES/71/1 ${style}`));
    await talk.slack.until(() => files().length > 0, 'a file');
    const file = oneOf(files());
    expect(file).toMatchObject({ name: `a-res-71-1${ending}`, channel: 'DUALICE' });
    const [entry] = new Cite(file.content).data;
    expect(entry?.['title']).toBe('New York Declaration for Refugees and Migrants');
  });

  it('comes from the button in a conversation with the bot alone', async () => {
    const seen = () => talk.slack.workspace.seenBy('UALICE', 'DUALICE');
    await talk.bot.deliver(talk.alice.direct('city'));
    await talk.slack.until(() => seen().length > 0, 'an answer');
    const list = only(seen());
    expect(labels(list)).toContain('As a table (CSV)');
    await talk.bot.deliver(talk.alice.press(list, 'As a table (CSV)'));
    await talk.slack.until(() => files().length > 0, 'a file');
    expect(oneOf(files()).name).toMatch(/^supporters-/u);
  });

  it('is text to copy in an answer that one person alone sees: Slack has no such file', async () => {
    const answer = await talk.ask('export supporters');
    expect(answer.words).toContain('Sacramento,');
    expect(files()).toEqual([]);
  });

  it('is text to copy where Slack does not take it', async () => {
    talk.slack.faults.plan('files.completeUploadExternal', { kind: 'error', error: 'storage_limit_reached' });
    await talk.bot.deliver(talk.alice.mention('export supporters'));
    await talk.slack.until(() => talk.seen().length === 2, 'the rows');
    expect(talk.seen().at(-1)?.words).toContain('Sacramento,');
    expect(files()).toEqual([]);
  });
});

describe('a table on Slack without files:write', () => {
  const talk = dialogue('socket', { scopes: ['commands', 'chat:write', 'app_mentions:read', 'users:read'] });

  it('is text to copy, and nothing is tried that the workspace did not allow', async () => {
    await talk.bot.deliver(talk.alice.mention('export supporters'));
    await talk.count(1);
    expect(only(talk.seen()).words).toContain('Sacramento,');
    expect(talk.slack.calls.filter(({ method }) => method.startsWith('files.'))).toEqual([]);
  });
});
