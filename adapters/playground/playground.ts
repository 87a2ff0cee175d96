import type { ReportIncident } from '../../src/builders/incident.ts';
import { languageOfLocale } from '../../src/chat/locale.ts';
import type { Surface } from '../../src/chat/surface.ts';
import { completeLine } from '../../src/commands/complete-line.ts';
import { digestCommandName } from '../../src/commands/digest-catalogue.ts';
import type { Core } from '../../src/core.ts';
import { parseDigestPress } from '../../src/digest/buttons.ts';
import type { Messenger } from '../../src/digest/messenger.ts';
import type { Store } from '../../src/digest/store.ts';
import { isLanguage, type Language } from '../../src/language.ts';
import type { Clock, Service } from '../../src/ports.ts';
import type { ReportDesk } from '../../src/report/desk.ts';
import { type Conversation, type PlatformName, platformNames } from './conversation.ts';
import { filledIn } from './digest-form.ts';
import {
  type DigestParts,
  fillDigestForm,
  localMessenger,
  presentForm,
  pressDigest,
  sayToDigest,
} from './digests.ts';
import { loopback } from './guard.ts';
import { longestLine, renderPage } from './page.ts';
import { type Caller, type Instead, listen } from './server.ts';
import { createVisitors, type Visitor, type Visitors } from './visitors.ts';

/** What the playground needs. */
export interface PlaygroundParts {
  readonly core: Core;
  readonly language: Language;
  readonly store: Pick<Store, 'subscriptions' | 'onceMarks'>;
  readonly reportDesk: Pick<ReportDesk, 'take'>;
  readonly clock: Clock;
  readonly report: ReportIncident;
  /** How the running program is, for the digest's doctor. */
  readonly examine: DigestParts['examine'];
  /** How each platform draws: the payloads are those that it would be sent. */
  readonly surfaces: Readonly<Record<PlatformName, Surface>>;
  /** The port to listen on; where it is taken a free one is used. 0 for any free one. */
  readonly port: number;
}

/** The page, running. */
export interface Playground extends Service {
  /** Where it is: `http://127.0.0.1:4321/`. */
  readonly address: string;
  /** The wanted port, where the page is at another, and why. */
  readonly instead?: Instead | undefined;
  /** Brings digests to the page. */
  readonly messenger: Messenger;
}

/** How many offers a list shows at once. */
const shownOffers = 8;

/** Serves a page on this machine alone that shows the bot in Slack and in Discord, until it is stopped. */
export async function startPlayground(parts: PlaygroundParts): Promise<Playground> {
  const { core, report } = parts;
  const visitors = createVisitors({ ...parts, onceMarks: parts.store.onceMarks });
  const digests: DigestParts = { ...parts, visitors };
  const visitor = ({ id, languages }: Caller): Visitor => ({
    id,
    language: languages.map(languageOfLocale).find((each) => each !== undefined) ?? parts.language,
  });
  const server = await listen(
    parts.port,
    {
      page: async (caller) => {
        const conversation = visitors.seen(visitor(caller));
        return renderPage({ core, conversation, digest: await presentForm(conversation, digests) });
      },
      complete: (line, caller) => {
        const { language } = visitors.seen(visitor(caller));
        return completeLine(line.slice(0, longestLine), core, language).slice(0, shownOffers);
      },
      act: (path, form, caller) => act(path, form, visitor(caller), visitors, digests),
      onChange: ({ id }, changed, until) => visitors.onChange(id, changed, until),
    },
    (error) => report(crypto.randomUUID().slice(0, 8), error),
  );
  return {
    name: 'playground',
    address: `http://${loopback}:${server.port}/`,
    instead: server.instead,
    messenger: localMessenger(visitors),
    health: () => ({ ready: true }),
    stop: server.stop,
  };
}

/** Does what a form of the page says; undefined for a path that is none. */
function act(
  path: string,
  form: URLSearchParams,
  visitor: Visitor,
  visitors: Visitors,
  digests: DigestParts,
): Promise<void> | undefined {
  const field = (name: string) => form.get(name) ?? '';
  switch (path) {
    case '/say':
      return say(field('line').replace(/^\s*\/(?:compacts(?=$|\s))?/u, ''), visitors.of(visitor), digests);
    case '/press': {
      const platform = platformNames.find((each) => each === field('platform'));
      const press = parseDigestPress(field('press'));
      const conversation = visitors.of(visitor);
      if (platform === undefined || press === undefined)
        return platform && conversation.press(platform, field('message'), field('press'));
      return pressDigest({ platform, message: field('message'), press }, conversation, digests);
    }
    case '/report': {
      const platform = platformNames.find((each) => each === field('platform'));
      const filled = { said: field('said'), source: field('source'), name: field('name') };
      const sent = field('do') === 'send' ? filled : undefined;
      return platform && visitors.of(visitor).report(platform, field('form'), sent);
    }
    case '/digest': {
      const conversation = visitors.of(visitor);
      const action = field('action');
      if (action !== 'on' && action !== 'preview') return sayToDigest(action, conversation, digests);
      return fillDigestForm(filledIn(form), action, conversation, digests);
    }
    case '/language': {
      const language = field('language');
      if (isLanguage(language)) visitors.speak(visitor, language);
      return Promise.resolve();
    }
    default:
      return undefined;
  }
}

/** `compacts-digest …` is a command of its own, on every platform. */
async function say(line: string, conversation: Conversation, digests: DigestParts): Promise<void> {
  const typed = line.trim();
  if (typed === digestCommandName || typed.startsWith(`${digestCommandName} `)) {
    await sayToDigest(typed.slice(digestCommandName.length), conversation, digests);
  } else conversation.say(typed);
}
