import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../../src/ports.ts';
import { checkCommands, type WireCommand } from './command-rules.ts';
import { type FakeGateway, startGateway } from './gateway.ts';
import { edit, followUp, type Interaction, remove, respond } from './interactions.ts';
import { type ChannelMessage, newMessage } from './messages.ts';
import { checkAgainstOpenApi } from './open-api.ts';
import { checkMessage, invalid, type WireMessage } from './payload-rules.ts';
import { Refusal } from './refusal.ts';
import { type Disturbance, type Routes, type SeenRequest, serveRest } from './rest.ts';
import {
  applicationId,
  asRegistered,
  botUser,
  defaultGuild,
  everything,
  type FakeGuild,
  fakeToken,
  shown,
  wireGuild,
  withoutLocalisations,
} from './wire.ts';

export interface FakeDiscordOptions {
  readonly token?: string;
  readonly guilds?: readonly FakeGuild[];
  /** How many shards the gateway recommends. */
  readonly shards?: number;
  /** What disturbs the first requests. */
  readonly disturbances?: readonly Disturbance[];
  /** How often the bot has to send a heartbeat, in ms; as Discord does where left out. */
  readonly heartbeat?: number;
  /** In how many ms a channel takes five messages; as Discord does where left out. */
  readonly window?: number;
  /** Discord's clock; where left out it stands still, so that no slow machine makes an answer late. */
  readonly clock?: Clock | undefined;
  /** The close code that every IDENTIFY gets. */
  readonly refuseWith?: number;
}

/** A Discord of our own over loopback, which refuses what Discord refuses and remembers what users would see. */
export interface FakeDiscord {
  /** The address to give as the API's. */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  readonly gateway: FakeGateway;
  readonly requests: readonly SeenRequest[];
  readonly guilds: readonly FakeGuild[];
  readonly messages: readonly ChannelMessage[];
  readonly interactions: Map<string, Interaction>;
  /** The commands that are registered, globally or for a guild. */
  commands(guildId?: string): readonly (WireCommand & { readonly id: string })[];
  /** Offers users commands that another application registered. */
  offer(commands: readonly WireCommand[]): void;
  /** How often commands were written. */
  readonly commandWrites: () => number;
  /** Changes the token that is accepted: the bot's own becomes a wrong one. */
  resetToken(): void;
  /** Puts a message of the bot into a channel that is there already, as it was created long ago. */
  put(channelId: string, payload: WireMessage): ChannelMessage;
  /** A direct message of someone with the bot: messages can be created there. */
  openDirect(channelId: string): void;
  /** Disturbs the next requests. */
  disturb(disturbance: Disturbance): void;
  /** Disturbs no request any more. */
  calm(): void;
  /** Lets Discord's clock run ahead by so many milliseconds. */
  advance(milliseconds: number): void;
  readonly now: () => number;
  readonly newId: () => string;
  /** Resolves when the condition holds, rejects with what it throws; looked at after every request and now and then. */
  until(condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** Discord's epoch: ids hold the time since. https://discord.com/developers/docs/reference#snowflakes */
const epoch = 1_420_070_400_000n;

/** Starts a Discord of our own. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  let acceptedToken = options.token ?? fakeToken('800000000000000001');
  const token = acceptedToken;
  const guilds = options.guilds ?? [defaultGuild];
  const requests: SeenRequest[] = [];
  const disturbances: Disturbance[] = [...(options.disturbances ?? [])];
  const messages: ChannelMessage[] = [];
  const interactions = new Map<string, Interaction>();
  const registered = new Map<string, (WireCommand & { id: string })[]>();
  const nonces = new Map<string, ChannelMessage>();
  /** Channels of direct messages. */
  const directs = new Set<string>();
  const waiting = new Set<() => void>();
  let ahead = 0;
  let count = 0n;
  let writes = 0;
  const startedAt = Date.now();
  const now = () => (options.clock?.now().getTime() ?? startedAt) + ahead;
  const newId = () => {
    count += 1n;
    return String(((BigInt(now()) - epoch) << 22n) | (count & 0x3fffffn));
  };
  const changed = () => {
    for (const look of [...waiting]) look();
  };
  const world = {
    now,
    newId,
    add: (message: ChannelMessage) => {
      messages.push(message);
      return message;
    },
  };

  const routes: Routes = [
    [
      'GET',
      '/gateway/bot',
      (request) => {
        checkBot(request);
        const limit = {
          total: 1000,
          remaining: 1000 - gateway.counts.identifies,
          reset_after: 1,
          max_concurrency: 16,
        };
        return { url: gatewayUrl(), shards: options.shards ?? 1, session_start_limit: limit };
      },
    ],
    [
      'GET',
      '/applications/@me',
      (request) => {
        checkBot(request);
        return { id: applicationId, name: 'compacts' };
      },
    ],
    ['GET', '/applications/:application/commands', (request) => listCommands(request, 'global')],
    ['PUT', '/applications/:application/commands', (request) => writeCommands(request, 'global')],
    [
      'GET',
      '/applications/:application/guilds/:guild/commands',
      (request, _, guild = '') => listCommands(request, guild),
    ],
    [
      'PUT',
      '/applications/:application/guilds/:guild/commands',
      (request, _, guild = '') => writeCommands(request, guild),
    ],
    [
      'POST',
      '/interactions/:id/:token/callback',
      (request, id = '', given = '') => {
        const answered = interaction(id, given);
        try {
          respond(answered, request.body as object, world);
        } catch (error) {
          if (error instanceof Refusal) answered.refusal = error;
          throw error;
        }
        return undefined;
      },
    ],
    [
      'POST',
      '/webhooks/:application/:token',
      (request, _, given = '') => shown(followUp(byToken(given), request.body as WireMessage, world)),
    ],
    [
      'PATCH',
      '/webhooks/:application/:token/messages/:which',
      (request, _, given = '', which = '') =>
        shown(edit(byToken(given), which, request.body as WireMessage, world)),
    ],
    [
      'DELETE',
      '/webhooks/:application/:token/messages/:which',
      (_, __, given = '', which = '') => {
        remove(byToken(given), which, world);
        return undefined;
      },
    ],
    ['POST', '/channels/:channel/messages', createMessage],
    [
      'POST',
      '/users/@me/channels',
      (request) => {
        checkBot(request);
        const { recipient_id: recipient } = request.body as { recipient_id: string };
        const id = `95${recipient.slice(2)}`;
        directs.add(id);
        return { id, type: 1, recipients: [{ id: recipient }] };
      },
    ],
  ];

  function checkBot({ authorization }: SeenRequest): void {
    if (authorization !== `Bot ${acceptedToken}`) throw new Refusal(401, 0, '401: Unauthorized');
  }
  function interaction(id: string, given: string): Interaction {
    const found = interactions.get(id);
    if (found === undefined || found.token !== given) throw new Refusal(404, 10_062, 'Unknown interaction');
    return found;
  }
  function byToken(given: string): Interaction {
    const found = [...interactions.values()].find(({ token: each }) => each === given);
    if (found === undefined) throw new Refusal(404, 10_015, 'Unknown Webhook');
    return found;
  }
  /** A bot that is not in a server may neither see nor write its commands there. */
  function checkScope(scope: string): void {
    if (scope !== 'global' && !guilds.some(({ id }) => id === scope)) {
      throw new Refusal(403, 50_001, 'Missing Access');
    }
  }
  function listCommands(request: SeenRequest, scope: string) {
    checkBot(request);
    checkScope(scope);
    const localised = request.query.get('with_localizations') === 'true';
    return (registered.get(scope) ?? []).map((command) =>
      localised ? command : withoutLocalisations(command),
    );
  }
  function writeCommands(request: SeenRequest, scope: string) {
    checkBot(request);
    checkAgainstOpenApi('commands', request.body);
    const commands = request.body as WireCommand[];
    checkCommands(commands);
    checkScope(scope);
    writes += 1;
    const known = registered.get(scope) ?? [];
    const kept = commands.map((command) => ({
      ...asRegistered(command),
      id:
        known.find(({ name, type = 1 }) => name === command.name && type === (command.type ?? 1))?.id ??
        newId(),
    }));
    registered.set(scope, kept);
    return kept;
  }
  function createMessage(request: SeenRequest, channelId = ''): unknown {
    checkBot(request);
    const channel = guilds.flatMap(({ channels }) => channels).find(({ id }) => id === channelId);
    const isDirect = directs.has(channelId);
    if (channel === undefined && !isDirect) throw new Refusal(404, 10_003, 'Unknown Channel');
    const allowed = channel?.permissions ?? everything;
    if ((allowed & (1n << 10n)) === 0n) throw new Refusal(403, 50_001, 'Missing Access');
    if ((allowed & (1n << 11n)) === 0n) throw new Refusal(403, 50_013, 'Missing Permissions');
    const body = request.body as WireMessage;
    checkAgainstOpenApi('message', body);
    checkMessage(body);
    const nonce = body.nonce ?? undefined;
    if (nonce !== undefined && String(nonce).length > 25)
      throw invalid('nonce', 'Must be 25 or fewer in length.');
    // https://discord.com/developers/docs/resources/message#create-message
    if (body.message_reference !== undefined && (allowed & (1n << 16n)) === 0n)
      throw new Refusal(400, 160_002, 'You cannot reply without permission to read message history');
    const key = `${channelId} ${String(nonce)}`;
    const first = body.enforce_nonce === true && nonce !== undefined ? nonces.get(key) : undefined;
    if (first !== undefined) return shown(first);
    const message = world.add(newMessage({ id: newId(), channelId }, body));
    nonces.set(key, message);
    return shown(message);
  }

  const server = serveRest(
    () => routes,
    requests,
    disturbances,
    () => changed(),
    options.window,
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const gatewayUrl = () => `ws://127.0.0.1:${port}`;
  /** https://discord.com/developers/docs/events/gateway#sharding-sharding-formula */
  const guildsOf = ([shard, shards]: readonly [number, number]) =>
    guilds.filter(({ id }) => Number((BigInt(id) >> 22n) % BigInt(shards)) === shard);
  const gateway = startGateway(
    server,
    {
      token: () => acceptedToken,
      changed,
      ready: (shard) => ({
        user: botUser,
        application: { id: applicationId, flags: 0 },
        guilds: guildsOf(shard).map(({ id }) => ({ id, unavailable: true })),
      }),
      guilds: (shard) => guildsOf(shard).map((guild) => ({ t: 'GUILD_CREATE', d: wireGuild(guild) })),
    },
    gatewayUrl,
    options.heartbeat,
  );

  gateway.refuseWith(options.refuseWith);
  return {
    api: `http://127.0.0.1:${port}/api`,
    token,
    applicationId,
    gateway,
    requests,
    guilds,
    messages,
    interactions,
    commands: (guildId) => registered.get(guildId ?? 'global') ?? [],
    offer: (commands) => {
      registered.set(
        'global',
        commands.map((command) => ({ ...command, id: newId() })),
      );
    },
    commandWrites: () => writes,
    resetToken: () => {
      acceptedToken = fakeToken('800000000000000002');
    },
    put: (channelId, payload) => world.add(newMessage({ id: newId(), channelId }, payload)),
    openDirect: (channelId) => void directs.add(channelId),
    disturb: (disturbance) => disturbances.push(disturbance),
    calm: () => {
      disturbances.length = 0;
    },
    advance: (milliseconds) => {
      ahead += milliseconds;
    },
    now,
    newId,
    until: (condition) =>
      new Promise((resolve, reject) => {
        const look = () => {
          try {
            if (!condition()) return;
            resolve();
          } catch (error) {
            reject(error);
          }
          waiting.delete(look);
          clearInterval(timer);
        };
        // What the bot does by itself, such as changing its health, makes no request.
        const timer = setInterval(look, 10);
        waiting.add(look);
        look();
      }),
    close: async () => {
      await gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
