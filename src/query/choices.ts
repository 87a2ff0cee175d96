// What a field of a Query may be chosen from.

/**
 * How a question about the list was put: for a reason, a date or a person, none of which the list gives; or with
 * a negation, where "yes" could mean either.
 */
export const tones = ['why', 'when', 'who', 'plain'] as const;
export type Tone = (typeof tones)[number];

/** How a question about a country's vote was put. */
export const voteTones = ['why', 'signed', 'alike', 'unlike', 'which'] as const;
export type VoteTone = (typeof voteTones)[number];

/** What can be taken along as a table. */
export const exportables = ['supporters', 'timeline', 'votes'] as const;
export type Exportable = (typeof exportables)[number];

/** What the list of supporters can be grouped by. */
export const groupings = ['certainty', 'state'] as const;
export type Grouping = (typeof groupings)[number];

/** How little of an answer is wanted: its point as one sentence, or a few plain ones. */
export const depths = ['sentence', 'simple'] as const;
export type Depth = (typeof depths)[number];

/** What a state can have done in a vote: one of the four, or several of them together. */
export const stances = [
  'for',
  'against',
  'abstained',
  'absent',
  'voted',
  'not-for',
  'not-against',
  'not-abstained',
] as const;
export type Stance = (typeof stances)[number];

/** What can be counted. */
export const countables = [
  'endorser',
  'city',
  'county',
  'member',
  'commitment',
  'compact',
  'recipient',
  'migration-objective',
  'refugee-objective',
  'principle',
] as const;
export type Countable = (typeof countables)[number];

/** What an article names. */
export const nameables = ['person', 'instrument', 'organisation'] as const;
export type Nameable = (typeof nameables)[number];

/** Why a question has no answer here. */
export const noAnswers = [
  'empty',
  'too-long',
  'no-context',
  'unclear',
  'off-topic',
  'advice',
  'not-understood',
  'not-in-sources',
] as const;
export type NoAnswer = (typeof noAnswers)[number];
