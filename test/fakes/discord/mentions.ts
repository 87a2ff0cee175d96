import { allComponents, type WireMessage } from './payload-rules.ts';

/**
 * Who would be notified by a message: Discord reads mentions in the raw text, escaped or not, and
 * `allowed_mentions` says which of them count; without it all do.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object
 */
export function pingedBy(message: WireMessage): string[] {
  const text = [
    message.content ?? '',
    ...allComponents(message.components ?? []).map(({ content = '' }) => content),
  ].join('\n');
  const allowed = message.allowed_mentions;
  const parses = (kind: string) =>
    allowed === undefined || allowed === null || (allowed.parse ?? []).includes(kind);
  const named = (ids: readonly string[] | undefined, id: string) => ids?.includes(id) === true;
  return [
    ...(parses('everyone') ? [...text.matchAll(/@(everyone|here)\b/g)].map(([whole]) => whole) : []),
    ...[...text.matchAll(/<@!?(\d+)>/g)].flatMap(([whole, id = '']) =>
      parses('users') || named(allowed?.users, id) ? [whole] : [],
    ),
    ...[...text.matchAll(/<@&(\d+)>/g)].flatMap(([whole, id = '']) =>
      parses('roles') || named(allowed?.roles, id) ? [whole] : [],
    ),
  ];
}
