import { formatDay } from '../../src/calendar.ts';
import type { Core } from '../../src/core.ts';
import { digestsAhead } from '../../src/digest/ahead.ts';
import { newMemory } from '../../src/digest/compose.ts';
import { newSettings, type Subscription } from '../../src/digest/subscription.ts';
import type { Language } from '../../src/language.ts';
import { sayPlainly } from '../../src/messages/say.ts';
import { renderText } from './render.ts';

/** The most days that are printed at once: two years. */
const mostDays = 731;

/** How many days `preview --days N` asks for; undefined where that is not asked, a sentence where it is asked wrongly. */
export function daysAsked(words: readonly string[]): number | string | undefined {
  const at = words.indexOf('--days');
  if (words[0] !== 'preview' || at < 0) return undefined;
  const days = Number(words[at + 1]);
  const isRight = words.length === 3 && Number.isInteger(days) && days >= 1 && days <= mostDays;
  return isRight
    ? days
    : `Write: compacts-digest preview --days N, with a number of days from 1 to ${mostDays}`;
}

/** The digests of so many days from an instant on, of a subscription or of the settings that a new one has. */
export function previewDays(
  core: Core,
  known: Subscription | undefined,
  { from, days, zone, language }: { from: number; days: number; zone: string; language: Language },
): string {
  const isOn = known !== undefined && known.state !== 'off';
  const settings = isOn ? known : { ...newSettings, zone, language, memory: newMemory(core) };
  return digestsAhead(core, settings, from, days)
    .map(({ date, digest }) =>
      digest === undefined
        ? `${sayPlainly(core.messages, language, 'digest.preview-empty', { date: formatDay(date, language) })}\n`
        : renderText(digest.answer),
    )
    .join(`\n${'—'.repeat(20)}\n\n`);
}
