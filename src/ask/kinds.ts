import type { Concept } from '../knowledge/schema.ts';
import { count, reckoning } from './frames/amounts.ts';
import { order } from './frames/chronology.ts';
import { cite } from './frames/cite.ts';
import { cities, citiesExcept } from './frames/cities.ts';
import { claims } from './frames/claims.ts';
import { commitments } from './frames/commitments.ts';
import { compare } from './frames/compare.ts';
import { courtesy } from './frames/courtesy.ts';
import { covers } from './frames/covers.ts';
import { duration } from './frames/dates.ts';
import { either } from './frames/either.ts';
import { figures } from './frames/figures.ts';
import type { Frame } from './frames/frame.ts';
import { listed } from './frames/listed.ts';
import { named } from './frames/named.ts';
import { objectives, objectiveTopics } from './frames/objectives.ts';
import { officeHeld } from './frames/offices.ts';
import { ordered } from './frames/ordered.ts';
import { paragraphs, partAsked } from './frames/paragraphs.ts';
import { endorsed, member, membersEndorsed, whichPlace } from './frames/places.ts';
import { compactsAsked, record, sources, timeline } from './frames/records.ts';
import { otherRole } from './frames/roles.ts';
import { voteConcepts } from './frames/votes.ts';

import { statesVotes, voters } from './votes/votes.ts';

/** A kind of question: how it reads one, and what tells it from the others. */
export interface Kind {
  readonly name: string;
  readonly read: Frame;
  /** The concepts that make a question one of this kind, rather than being merely let pass. */
  readonly marks: readonly Concept[];
  /**
   * How its answer is found: worked out from the record ("the list but for Chicago"), or looked up among texts, by what
   * they are about. What is worked out answers just what was asked.
   */
  readonly by: 'working-out' | 'text' | 'title';
  /** Set where several sentences make one question: "I have two figures, 164 and 152. Which is which?" */
  readonly isWhole?: true;
}

/** Every kind of question. Each is tried, so their order means nothing. */
export const kinds: readonly Kind[] = [
  { name: 'courtesy', read: courtesy, marks: ['greeting', 'thanks', 'help'], by: 'working-out' },
  {
    name: 'members who endorsed',
    read: membersEndorsed,
    marks: ['member', 'endorse', 'endorser', 'non-member'],
    by: 'working-out',
  },
  { name: 'cite', read: cite, marks: ['cite'], by: 'working-out' },
  { name: 'compare', read: compare, marks: ['compare'], by: 'working-out' },
  { name: 'another role', read: otherRole, marks: ['role', 'title'], by: 'working-out' },
  {
    name: 'sum or difference',
    read: reckoning,
    marks: ['compare', 'outnumber', 'by-how-much', 'sum', 'how-many', 'objective'],
    by: 'working-out',
  },
  { name: 'all but', read: citiesExcept, marks: ['except'], by: 'working-out' },
  { name: 'duration', read: duration, marks: ['duration'], by: 'working-out' },
  {
    name: 'order',
    read: order,
    marks: ['earlier', 'before', 'between', 'same-time', 'in-order'],
    by: 'working-out',
  },
  {
    name: 'covers',
    read: covers,
    marks: ['commitment', 'commit', 'objective', 'principle', 'cover', 'include'],
    by: 'working-out',
  },
  { name: 'how a country voted', read: statesVotes, marks: voteConcepts, by: 'working-out' },
  {
    name: 'who held an office',
    read: officeHeld,
    marks: ['who', 'role', 'head', 'next-in-office', 'previous-in-office', 'succession'],
    by: 'working-out',
  },
  {
    name: 'who voted so',
    read: voters,
    marks: [...voteConcepts, 'sum', 'outnumber', 'by-how-much'],
    by: 'working-out',
  },
  { name: 'member', read: member, marks: ['member', 'non-member'], by: 'working-out' },
  { name: 'objectives', read: objectives, marks: ['objective', 'principle'], by: 'working-out' },
  { name: 'part of a text', read: partAsked, marks: ['paragraph'], by: 'working-out' },
  { name: 'paragraph', read: paragraphs, marks: ['paragraph'], by: 'working-out' },
  { name: 'commitments', read: commitments, marks: ['commitment', 'commit'], by: 'working-out' },
  { name: 'count', read: count, marks: ['how-many'], by: 'working-out' },
  { name: 'which place', read: whichPlace, marks: ['state-place', 'where'], by: 'working-out' },
  { name: 'endorsed', read: endorsed, marks: ['endorse', 'endorser', 'on-list'], by: 'working-out' },
  { name: 'cities', read: cities, marks: ['city', 'county', 'endorser', 'endorse'], by: 'working-out' },
  { name: 'listed', read: listed, marks: ['begin-with', 'letter', 'in-order', 'list'], by: 'working-out' },
  {
    name: 'in order',
    read: ordered,
    marks: [
      'in-order',
      'next-in-list',
      'previous-in-list',
      'beside-in-list',
      'between',
      'earlier',
      'list',
      'on-list',
      'objective',
      'principle',
    ],
    by: 'working-out',
  },
  { name: 'named', read: named, marks: ['person', 'institution', 'instrument', 'say'], by: 'working-out' },
  { name: 'figures', read: figures, marks: [], by: 'working-out', isWhole: true },
  { name: 'either', read: either, marks: [], by: 'working-out' },
  { name: 'compacts', read: compactsAsked, marks: ['compact'], by: 'working-out' },
  { name: 'record', read: record, marks: ['be', 'title', 'role'], by: 'working-out' },
  { name: 'timeline', read: timeline, marks: ['timeline', 'hold'], by: 'working-out' },
  { name: 'sources', read: sources, marks: ['source'], by: 'working-out' },
  { name: 'claims', read: claims, marks: [], by: 'text' },
  { name: 'objective topics', read: objectiveTopics, marks: [], by: 'title' },
];
