import type { Answer } from '../../src/answer/nodes.ts';
import { formatDay } from '../../src/calendar.ts';
import type { Core } from '../../src/core.ts';
import { digestsAhead } from '../../src/digest/ahead.ts';
import { newMemory } from '../../src/digest/compose.ts';
import { newSettings, type Subscription } from '../../src/digest/subscription.ts';
import type { Language } from '../../src/language.ts';
import { sayPlainly } from '../../src/messages/say.ts';

/** The most days that are printed at once: two years. */
const mostDays = 731;

/**
 * How many days `preview --days N` asks for, and the words without it; a sentence where it is asked wrongly, undefined
 * where it is not.
 */
export function daysAsked(words: readonly string[]): {
  readonly days: number | string | undefined;
  readonly rest: readonly string[];
} {
  const at = words.findIndex((word) => word === '--days' || word.startsWith('--days='));
  if (words[0] !== 'preview' || at < 0) return { days: undefined, rest: words };
  const inOne = words[at] !== '--days';
  const days = Number(inOne ? words[at]?.slice('--days='.length) : words[at + 1]);
  const rest = words.toSpliced(at, inOne ? 1 : 2);
  const isRight = Number.isInteger(days) && days >= 1 && days <= mostDays;
  const how = `Write: compacts-digest preview --days N, with a number of days from 1 to ${mostDays}`;
  return { days: isRight ? days : how, rest };
}

interface Asked {
  readonly from: number;
  readonly days: number;
  readonly zone: string;
  /** The language of a new subscription. */
  readonly language: Language;
  /** The language asked for now, whatever a subscription has. */
  readonly chosen: Language | undefined;
}

/** The digests of so many days from an instant on, of a subscription or of the settings that a new one has. */
export function previewDays(
  core: Core,
  known: Subscription | undefined,
  { from, days, zone, language: fallback, chosen }: Asked,
  print: (answer: Answer) => string,
): string {
  const isOn = known !== undefined && known.state !== 'off';
  const kept = isOn ? known : { ...newSettings, zone, language: fallback, memory: newMemory(core) };
  const language = chosen ?? kept.language;
  const settings = { ...kept, language };
  return digestsAhead(core, settings, from, days)
    .map(({ date, digest }) =>
      digest === undefined
        ? `${sayPlainly(core.messages, language, 'digest.preview-empty', { date: formatDay(date, language) })}\n`
        : print(digest.answer),
    )
    .join(`\n${'—'.repeat(20)}\n\n`);
}
