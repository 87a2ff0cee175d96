import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Delivery, lifecycle, person } from '../../fakes/slack/deliveries.ts';
import { isFields, type Json } from '../../fakes/slack/refusals.ts';
import { startFakeSlack } from '../../fakes/slack/slack.ts';
import type { PostedMessage } from '../../fakes/slack/workspace.ts';
import { root } from '../console/program.ts';

/** Recorded shapes of what Slack sends, with blank values; where they are not, there is nothing to compare. */
const samples = join(root, '..', 'shared', 'schemas', 'slack-payload-samples');

const slack = await startFakeSlack();
afterAll(() => slack.stop());
const alice = person(slack, 'UALICE');
const message = {
  ...{ ts: '1.2', channel: 'C1', thread: '1.1', visibleTo: 'UALICE' },
  buttons: [{ label: 'x', actionId: 's1en:help', value: undefined }],
} as unknown as PostedMessage;

/** Fields that Slack sends although the recorded samples do not show them. */
const known = new Set([
  'event.tab',
  'event.channel_type',
  'actions.*.action_ts',
  'action_ts',
  'event.event_ts',
  'event.ts',
]);

describe('what the fake sends', () => {
  it.each<[string, Delivery]>([
    ['SlashCommandPayload', alice.command('city chicago')],
    ['AppMentionPayload', alice.mention('city chicago', { thread: '1.1' })],
    ['BlockActionPayload', alice.press(message, 'x')],
    ['MessageShortcutPayload', alice.checkMessage('words')],
    ['AppHomeOpenedPayload', alice.openHome()],
    ['MessagePayload', alice.direct('is Chicago on the list?', { thread: '1.1' })],
    ['AppUninstalledPayload', lifecycle(slack, { type: 'app_uninstalled' })],
  ])('has no field that %s does not have', (name, { payload }) => {
    const path = join(samples, `${name}.json`);
    if (!existsSync(path)) return;
    const sample = JSON.parse(readFileSync(path, 'utf8')) as Json;
    const unknown = fieldsOf(payload).filter(
      (field) => !fieldsOf(sample).includes(field) && !known.has(field),
    );
    expect(unknown).toEqual([]);
  });
});

/** The paths of all fields, such as `event.text`. */
function fieldsOf(value: Json, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => fieldsOf(each, `${at}*.`));
  if (!isFields(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    `${at}${name}`,
    ...fieldsOf(inner, `${at}${name}.`),
  ]);
}
