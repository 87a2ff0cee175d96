import { describe, expect, it } from 'vitest';
import { discordCaps } from '../../adapters/discord/draw/render.ts';
import { renderHome } from '../../adapters/slack/draw/home.ts';
import { slackCaps } from '../../adapters/slack/draw/render.ts';
import type { Caps } from '../../src/answer/caps.ts';
import type { Answer } from '../../src/answer/nodes.ts';
import { answer } from '../../src/builders/answer.ts';
import { parsePress, pressLimit } from '../../src/chat/press.ts';
import { type Audience, replyWith } from '../../src/chat/reply.ts';
import { loadCore } from '../../src/core.ts';
import { itemsOf } from '../../src/digest/address.ts';
import { type DigestPress, parseDigestPress } from '../../src/digest/buttons.ts';
import { composeDigest, newMemory, tellAs } from '../../src/digest/compose.ts';
import { sections } from '../../src/digest/subscription.ts';
import { dispatchLine } from '../../src/dispatch.ts';
import { type Language, languages } from '../../src/language.ts';
import { addressOf } from '../../src/query/address.ts';
import type { Query } from '../../src/query/query.ts';
import { everyQuery } from '../builders/every-query.ts';

const core = await loadCore();
const audiences: readonly Audience[] = ['asker', 'everyone', 'alone'];

/** Answers by their button's language and address: many buttons, on both platforms, lead to the same one. */
const answers = new Map<string, Answer>();

function answerOnce(query: Query, language: Language): Answer {
  const key = `${language}:${addressOf(query)}`;
  const made = answers.get(key) ?? answer(query, core, language);
  answers.set(key, made);
  return made;
}

/** What stands at the start of every way through the buttons: each answer, each digest, what is not understood. */
function beginnings(): Answer[] {
  const days = Array.from({ length: 12 }, (_, index) =>
    new Date(Date.UTC(2026, 11, 1 + index * 30)).toISOString().slice(0, 10),
  );
  return languages.flatMap((language) => [
    ...everyQuery(core.knowledge).map((query) => answerOnce(query, language)),
    ...['is San Jsé on the list', 'what is the weather', 'compcat migration', 'x'.repeat(3_000)].map((line) =>
      dispatchLine(line, { suggested: language }, core),
    ),
    ...days.flatMap((date) => {
      const digest = composeDigest(
        core,
        { language, sections: [...sections], days: [1, 2, 3, 4, 5, 6, 7] },
        newMemory(core),
        { date },
      );
      return digest === undefined ? [] : [digest.answer];
    }),
  ]);
}

const begun = beginnings();

/** A digest as a button under it tells it again. */
function toldAgain({ digest, language }: Extract<DigestPress, { readonly do: 'show' | 'turn' }>): Answer {
  return tellAs(digest.telling, core, language, digest.date, itemsOf(digest, core.knowledge));
}

/** Which of the buttons are pressed: each with `EVERY_CASE=1`, every third in an ordinary run; all are drawn. */
const step = (process.env['EVERY_CASE'] ?? '') === '' ? 3 : 1;

/** Presses the buttons there are, breadth first over distinct ids; gives how many there are, and those that lead nowhere. */
function pressAll(caps: Caps): { pressed: number; dead: string[] } {
  const known = new Set<string>();
  const dead: string[] = [];
  const meet = (given: Answer, page: number, audience: Audience) => {
    const reply = replyWith(given, core, caps, page, audience);
    for (const { id, label } of reply.rows.flat()) {
      if (id.length > pressLimit || label.trim() === '') dead.push(id);
      known.add(id);
    }
    return reply;
  };
  // The other pages are behind buttons themselves.
  for (const given of begun) {
    for (const audience of audiences) meet(given, 1, audience);
  }
  // A set that grows while it is walked is walked to its end.
  let at = 0;
  for (const id of known) {
    at += 1;
    if (at % step !== 0) continue;
    const press = parsePress(id);
    const ofDigest = press === undefined ? parseDigestPress(id) : undefined;
    // What changes the channel's digest works on the store: the digest's own tests press it.
    if (ofDigest !== undefined && ofDigest.do !== 'show' && ofDigest.do !== 'turn') continue;
    const given =
      press === undefined ? ofDigest && toldAgain(ofDigest) : answerOnce(press.query, press.language);
    const page = press?.page ?? ofDigest?.page;
    if (given === undefined || page === undefined) {
      dead.push(id);
      continue;
    }
    const reply = meet(given, page, press?.do === 'share' ? 'everyone' : 'asker');
    const leads =
      given.status !== 'error' && reply.page === page && reply.blocks.length + reply.sources.length > 0;
    if (!leads || (press?.do === 'share' && given.status !== 'answered')) dead.push(id);
  }
  return { pressed: known.size, dead };
}

describe('every button that can be drawn', () => {
  it.each([
    ['Discord', discordCaps],
    ['Slack', slackCaps],
  ] as const)('on %s leads to the page that it names, until there is no new one', (_, caps) => {
    const { pressed, dead } = pressAll(caps);
    expect(dead).toEqual([]);
    expect(pressed).toBeGreaterThan(1_000);
  });

  it.each(languages)('on the home tab of Slack leads on, in %s', (language) => {
    const home = JSON.stringify(renderHome(core, language, { digests: [] }));
    const ids = [...home.matchAll(/"action_id":"([^"]+)"/gu)].map(([, id = '']) => id);
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids) expect(parsePress(id), id).toBeDefined();
  });
});
