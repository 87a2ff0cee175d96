import type { WireCommand } from './command-rules.ts';
import type { ChannelMessage } from './messages.ts';

/** A channel; `permissions` is what the bot may do in it: everything where left out. */
export interface FakeChannel {
  readonly id: string;
  readonly name: string;
  permissions?: bigint;
}

/** A server of the fake, with its channels. */
export interface FakeGuild {
  readonly id: string;
  readonly name: string;
  readonly channels: readonly FakeChannel[];
  readonly locale?: string;
}

/** A server for tests that need no other. */
export const defaultGuild: FakeGuild = {
  id: '900000000000000001',
  name: 'City networks',
  channels: [
    { id: '910000000000000001', name: 'general' },
    { id: '910000000000000002', name: 'press' },
  ],
};

/** A token of Discord's shape; no such bot exists. */
export function fakeToken(id: string): string {
  return `${Buffer.from(id).toString('base64url')}.GfAkE0.canary-canary-canary-canary-canary`;
}

export const applicationId = '800000000000000001';
/** Every permission but Administrator, which would overrule what a channel says. */
export const everything = ((1n << 40n) - 1n) & ~8n;

/** A channel as the gateway tells it, with what the bot may not do in it. */
export function wireChannel({ id, name, permissions = everything }: FakeChannel) {
  const deny = String(everything & ~permissions);
  const overwrite = { id: applicationId, type: 1, allow: '0', deny };
  return { id, name, type: 0, position: 0, permission_overwrites: deny === '0' ? [] : [overwrite] };
}

export const botUser = {
  id: applicationId,
  username: 'compacts',
  discriminator: '0000',
  bot: true,
  avatar: null,
};

/** A server as the gateway tells it: https://discord.com/developers/docs/resources/guild */
export function wireGuild({ id, name, channels, locale }: FakeGuild) {
  return {
    id,
    name,
    unavailable: false,
    preferred_locale: locale ?? 'en-US',
    owner_id: '700000000000000000',
    roles: [{ id, name: '@everyone', permissions: String(everything), position: 0, color: 0, hoist: false }],
    channels: channels.map(wireChannel),
    // The bot's own member is always among them.
    members: [
      { user: botUser, roles: [], joined_at: new Date(0).toISOString(), deaf: false, mute: false, flags: 0 },
    ],
    threads: [],
    emojis: [],
    stickers: [],
    features: [],
    member_count: 3,
  };
}

/** A command as Discord gives it back: with its own defaults, permissions as text. */
export function asRegistered(command: WireCommand): WireCommand {
  const { default_member_permissions: permissions, ...rest } = command;
  return {
    type: 1,
    nsfw: false,
    ...rest,
    description: rest.description ?? '',
    contexts: rest.contexts ?? null,
    integration_types: rest.integration_types ?? [0],
    default_member_permissions:
      permissions === undefined || permissions === null ? null : String(permissions),
  };
}

/** Without `with_localizations=true`, Discord leaves the localised texts out. */
export function withoutLocalisations<Given extends object>(given: Given): Given {
  const entries = Object.entries(given).filter(([key]) => !key.endsWith('_localizations'));
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      Array.isArray(value)
        ? value.map((each: unknown) =>
            typeof each === 'object' && each !== null ? withoutLocalisations(each) : each,
          )
        : value,
    ]),
  ) as Given;
}

/** A message as the API gives it back. */
export function shown({ id, channelId, payload }: ChannelMessage) {
  return {
    id,
    channel_id: channelId,
    content: '',
    nonce: payload.nonce,
    components: payload.components ?? [],
  };
}
