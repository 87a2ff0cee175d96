import { createBounded } from '../bounded.ts';
import { heldOnce } from '../holding.ts';
import type { Span } from './verdict.ts';

/** A stretch of a text that is looked at closely: where it begins and ends, in UTF-16 units. */
export type Stretch = Span;

/** A text of fewer words is looked at whole. */
const shortText = 2_000;

/** How many stretches of a long text are looked at, each some times as long as the quotation. */
const mostStretches = 4;
const stretchLength = 3;
const fewestWordsOfStretch = 90;

/** A word that stands more often in a text says little of where a quotation is from. */
const commonWord = 400;

interface WordIndex {
  readonly starts: readonly number[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

const indexes = heldOnce(() => createBounded<WordIndex>(64));

/**
 * The stretches of a text that a quotation is likeliest to come near to, in their order: those that share most of its rarer
 * words. So a book is compared as fast as an article, whose whole text is its one stretch.
 */
export function likelyStretches(quotation: string, text: string): Stretch[] {
  const whole = [{ from: 0, to: text.length }];
  if (text.length < shortText * 4) return whole;
  const index = indexes().get(text) ?? indexWords(text);
  indexes().set(text, index);
  if (index.starts.length <= shortText) return whole;
  const words = wordsIn(quotation);
  const half = Math.max(fewestWordsOfStretch, words.length * stretchLength) / 2;
  const scores = new Map<number, number>();
  for (const word of new Set(words)) {
    const places = index.places.get(word);
    if (places === undefined || places.length > commonWord) continue;
    const weight = 1 / Math.log2(places.length + 1);
    for (const bucket of new Set(places.map((place) => Math.floor(place / half))))
      scores.set(bucket, (scores.get(bucket) ?? 0) + weight);
  }
  const pairs = [...scores.keys()].flatMap((bucket) => [bucket - 1, bucket]);
  const scoreOf = (bucket: number) => (scores.get(bucket) ?? 0) + (scores.get(bucket + 1) ?? 0);
  const best: number[] = [];
  for (const bucket of [...new Set(pairs)].sort((one, other) => scoreOf(other) - scoreOf(one))) {
    if (best.length === mostStretches) break;
    if (best.every((other) => Math.abs(other - bucket) > 1)) best.push(bucket);
  }
  const at = (place: number) =>
    place <= 0 ? 0 : (index.starts[Math.min(Math.floor(place), index.starts.length)] ?? text.length);
  return merged(
    best
      .sort((one, other) => one - other)
      .map((bucket) => ({ from: at((bucket - 0.5) * half), to: at((bucket + 2.5) * half) })),
  );
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const apart: { from: number; to: number }[] = [];
  for (const { from, to } of stretches) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
}

const word = /[\p{L}\p{M}\p{N}]+/gu;

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(word) ?? [];
}

function indexWords(text: string): WordIndex {
  const starts: number[] = [];
  const places = new Map<string, number[]>();
  for (const found of text.matchAll(word)) {
    const key = found[0].toLowerCase();
    const known = places.get(key);
    if (known === undefined) places.set(key, [starts.length]);
    else known.push(starts.length);
    starts.push(found.index);
  }
  return { starts, places };
}
