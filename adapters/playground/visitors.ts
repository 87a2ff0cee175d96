import type { Answer } from '../../src/answer/nodes.ts';
import type { Drawing } from '../../src/chat/surface.ts';
import type { Language } from '../../src/language.ts';
import { sayPlainly } from '../../src/messages/say.ts';
import {
  type Conversation,
  type ConversationParts,
  platformNames,
  startConversation,
} from './conversation.ts';

/** A browser, by its cookie, and the language it is set to. */
export interface Visitor {
  readonly id: string;
  readonly language: Language;
}

/** The conversations of the page, one a browser. */
export interface Visitors {
  /** What a browser sees: its conversation, or where it has said nothing yet what everybody sees first. */
  seen(visitor: Visitor): Conversation;
  /** The conversation of a browser that says something. Only now it takes memory. */
  of(visitor: Visitor): Conversation;
  /** A browser's client is set to a language. */
  speak(visitor: Visitor, language: Language): void;
  /** Posts to the channel, which all of them see. */
  post(given: Answer, drawing: Pick<Drawing, 'audience' | 'as'>): void;
  /** Calls back after every change of what a browser sees, until the signal ends it. */
  onChange(id: string, changed: () => void, until: AbortSignal): void;
}

/** How many conversations are kept; who comes back later begins again. */
const keptConversations = 200;

/** How many posts to the channel somebody new still sees. */
const keptPosts = 20;

/** What conversations need besides what is one visitor's own. */
export type VisitorParts = Omit<ConversationParts, 'person' | 'language' | 'begun' | 'changed'>;

/** Keeps conversations in memory: only of browsers that said something, and only so many. */
export function createVisitors(parts: VisitorParts): Visitors {
  const conversations = new Map<string, Conversation>();
  const lobbies = new Map<Language, Conversation>();
  const listeners = new Map<string, Set<() => void>>();
  const posts: (readonly [Answer, Pick<Drawing, 'audience' | 'as'>])[] = [];
  const changed = (id: string) => {
    for (const listener of listeners.get(id) ?? []) listener();
  };

  /** What somebody sees who has said nothing: a question with its answer, and what was posted to the channel. */
  function lobbyIn(language: Language): Conversation {
    const known = lobbies.get(language);
    if (known !== undefined) return known;
    const lobby = startConversation({ ...parts, person: '', language, changed: () => undefined });
    lobby.say(sayPlainly(parts.core.messages, language, 'playground.try-compact'));
    for (const [given, drawing] of posts) lobby.show(given, drawing);
    lobbies.set(language, lobby);
    return lobby;
  }

  function begin(id: string, language: Language): Conversation {
    const lobby = lobbyIn(language);
    const [slack, discord] = platformNames.map((platform) => lobby.entries(platform));
    const begun = { slack: slack ?? [], discord: discord ?? [] };
    const conversation = startConversation({
      ...parts,
      person: id,
      language,
      begun,
      changed: () => changed(id),
    });
    keep(id, conversation);
    return conversation;
  }

  /** The one that was used longest ago makes room. */
  function keep(id: string, conversation: Conversation): void {
    conversations.delete(id);
    conversations.set(id, conversation);
    const [oldest] = conversations.keys();
    if (conversations.size > keptConversations && oldest !== undefined) conversations.delete(oldest);
  }

  return {
    seen: ({ id, language }) => conversations.get(id) ?? lobbyIn(language),
    of({ id, language }) {
      const known = conversations.get(id);
      if (known === undefined) return begin(id, language);
      keep(id, known);
      return known;
    },
    speak({ id }, language) {
      const known = conversations.get(id);
      if (known === undefined || known.isUntouched) begin(id, language);
      else known.language = language;
    },
    post(given, drawing) {
      posts.push([given, drawing]);
      if (posts.length > keptPosts) posts.shift();
      for (const lobby of lobbies.values()) lobby.show(given, drawing);
      for (const conversation of conversations.values()) conversation.show(given, drawing);
      // Who said nothing yet sees the lobby, which has no listeners of its own.
      for (const id of listeners.keys()) if (!conversations.has(id)) changed(id);
    },
    onChange(id, listener, until) {
      const own = listeners.get(id) ?? new Set();
      listeners.set(id, own.add(listener));
      const gone = () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(id) === own) listeners.delete(id);
      };
      until.addEventListener('abort', gone, { once: true });
    },
  };
}
