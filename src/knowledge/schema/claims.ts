// What sources say: facts, events, open questions, changes.

import { z } from 'zod';
import { concept } from './concepts.ts';
import { citations, date, id, localised, phrases, sentence, text } from './parts.ts';

export const roles = z.strictObject({
  who: z.array(id).optional(),
  to: z.array(id).optional(),
  where: z.array(id).optional(),
  when: z.array(date).optional(),
  why: z.array(id).optional(),
  what: z.array(id).optional(),
  'how-many': z.array(id).optional(),
  symbol: z.array(id).optional(),
});

const claim = {
  id,
  subject: id.describe('The record this is about'),
  involves: z.array(id).optional().describe('Other records it names'),
  places: z
    .array(text)
    .min(1)
    .optional()
    .describe('Places it names that somebody may look for on the list of supporters, by their English names'),
  says: z
    .array(concept)
    .min(1)
    .describe('What it says of the subject: words from the lexicon, like "adopt" or "send"'),
  mentions: z.array(concept).optional().describe('Other lexicon words that a question about it may hold'),
  roles: roles.describe(
    'The questions it answers (who, when, where ...), with the records or dates that answer them',
  ),
  counts: z
    .strictObject({
      of: concept,
      value: z.int(),
      elsewhere: z
        .array(z.int())
        .optional()
        .describe('Numbers that other sources give, as the correction or the addition says'),
    })
    .optional()
    .describe('The number it gives, and of what'),
  text: sentence.describe(
    'The fact in own words: one sentence, or two short ones, that can be quoted alone; it opens the answer',
  ),
  more: sentence.optional().describe('What follows it in the same answer, from the same passages'),
  label: sentence
    .optional()
    .describe('How a button to it is called, where its first topic reads badly: "length of the text"'),
  topics: phrases.optional().describe('Words people use when they ask for it'),
  refutes: phrases
    .optional()
    .describe(
      'What is not so by it, in the words in which people ask whether it is ("a treaty"): who asks that gets a no first. They are topics, too',
    ),
  citations,
  correction: z
    .strictObject({
      text: sentence,
      citations,
      denies: z
        .array(concept)
        .min(1)
        .optional()
        .describe('What is not so, as words of "says": who asks whether it is so gets a no'),
    })
    .optional()
    .describe(
      'What is known today instead, in a sentence that stands alone: it opens every answer that is not about the article',
    ),
  addition: z
    .strictObject({ text: sentence, citations })
    .optional()
    .describe('What another source adds; shown after the fact'),
  overtakenBy: id
    .optional()
    .describe('The fact or event that says what became of it: it opens the answer as a correction does'),
  next: id
    .optional()
    .describe(
      'The event, fact or open question that comes next: an answer on what is past names the first that is not',
    ),
  asOf: date.optional().describe('For what can change: the date up to which the sources know it'),
  day: date
    .optional()
    .describe(
      'The day on which it happened, where that is not its own date: digests remember it on that day',
    ),
  foresees: date
    .optional()
    .describe('A day, month or year to come that it tells of: digests announce it as that nears'),
  inDigests: z
    .literal(false)
    .optional()
    .describe('False for what is told to who asks and not in digests: notes on the sources, hints, lists'),
  doubt: sentence.optional().describe('Why it is not certain; always shown with the fact'),
  positions: z
    .array(z.strictObject({ text: sentence, citations }))
    .min(2, 'expected two positions at least: where all sources agree there is none')
    .optional()
    .describe('Where sources disagree: what each says, with its source'),
};

export const factSchema = z.strictObject(claim);

const {
  citations: _citations,
  day: _day,
  foresees: _foresees,
  inDigests: _inDigests,
  counts: _counts,
  correction: _correction,
  refutes: _refutes,
  next: _next,
  asOf: _asOf,
  more: _more,
  ...question
} = claim;

const {
  doubt: _doubt,
  positions: _positions,
  addition: _addition,
  overtakenBy: _overtakenBy,
  ...asked
} = question;

export const unknownSchema = z.strictObject({
  ...asked,
  text: sentence.describe('What is not in the sources, in a sentence of its own'),
  known: z.array(id).optional().describe('The facts that say what is known of it'),
});

export const eventSchema = z.strictObject({
  ...claim,
  date,
  end: date.optional(),
  name: localised.optional().describe('Where the event has a name of its own'),
  short: localised.optional(),
  aliases: phrases.optional(),
});

export const changeSchema = z.strictObject({
  id,
  date: date.describe('The day of the change: "2026-11-23"'),
  kind: z.enum(['correction', 'addition']),
  about: id.describe('The record that was changed'),
  text: localised.describe('What changed, in a sentence'),
  before: localised.optional().describe('What the data said until then, in a sentence'),
  after: localised.optional().describe('What it says since, in a sentence'),
  why: localised.optional().describe('Why: a source, a slip, something new; in a sentence'),
  citations,
});
