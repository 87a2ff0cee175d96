import type { Answer } from '../answer/nodes.ts';
import { createBounded } from '../bounded.ts';
import { type Core, todayOf } from '../core.ts';
import { holding } from '../holding.ts';
import type { Language } from '../language.ts';
import { addressOf } from '../query/address.ts';
import { exists } from '../query/exists.ts';
import type { Query } from '../query/query.ts';
import { answerBrief } from './brief.ts';
import { answerCite } from './cite.ts';
import { answerCities, answerCity } from './cities.ts';
import { answerCommitment, answerCommitments, answerCommitmentsOn } from './commitments.ts';
import { answerCompare } from './compare.ts';
import { answerCountry } from './country-votes.ts';
import { answerCount } from './counts.ts';
import { answerCovers } from './covers.ts';
import { answerDuration, answerOrder } from './dates.ts';
import { answerDifference } from './differences.ts';
import { answerExport } from './export.ts';
import { answerChoose, answerFacts } from './facts.ts';
import { answerGreeting, answerHelp, answerUnknown } from './guidance.ts';
import { answerListed } from './listed.ts';
import { answerEndorsed, answerMember, answerMembersEndorsed } from './membership.ts';
import { answerNamed } from './named.ts';
import { answerObjective, answerObjectives, answerObjectivesOn, answerPrinciples } from './objectives.ts';
import { answerOffice } from './offices.ts';
import { answerParagraph } from './paragraphs.ts';
import { answerPhrase } from './phrase.ts';
import { answerPoll } from './polls.ts';
import { answerCompacts, answerRecord } from './records.ts';
import { answerSeveral } from './several.ts';
import { answerSource, answerSources } from './sources.ts';
import { answerTimeline } from './timeline.ts';
import { answerPassage, answerVerify } from './verify.ts';
import { answerVotes } from './votes.ts';

/** How many answers are kept at least. */
const keptAnswers = 100;

const answersOf = holding((_: Core) => createBounded<Answer>(keptAnswers));

/**
 * The answer to a Query: the only way to one, so that every surface says the same. The same Query in the same
 * language always has the same answer on a day, so those of lately are kept: many words ask for the same. A Query that names a
 * record that is not there is `not_in_sources`.
 */
export function answer(query: Query, core: Core, language: Language): Answer {
  const ofCore = answersOf(core);
  const key = `${language} ${todayOf(core)} ${addressOf(query)}`;
  const known = ofCore.get(key);
  if (known !== undefined) return known;
  const given = compose(query, core, language);
  ofCore.set(key, given);
  return given;
}

function compose(query: Query, core: Core, language: Language): Answer {
  if (!exists(query, core.knowledge)) {
    return answerUnknown({ kind: 'unknown', because: 'not-in-sources' }, core, language);
  }
  return (builders[query.kind] as Builder)(query, core, language, answer);
}

/** Writes the answer to a Query of one kind. `answer` answers the parts of several questions at once. */
type Builder<Of extends Query = Query> = (
  query: Of,
  core: Core,
  language: Language,
  answer: (query: Query, core: Core, language: Language) => Answer,
) => Answer;

/** The builder of each kind of Query. */
const builders: { readonly [Kind in Query['kind']]: Builder<Extract<Query, { kind: Kind }>> } = {
  help: answerHelp,
  greeting: answerGreeting,
  compacts: answerCompacts,
  record: answerRecord,
  commitments: answerCommitments,
  commitment: answerCommitment,
  'commitments-on': answerCommitmentsOn,
  objectives: answerObjectives,
  objective: answerObjective,
  'objectives-on': answerObjectivesOn,
  principles: answerPrinciples,
  paragraph: answerParagraph,
  cities: answerCities,
  listed: answerListed,
  named: answerNamed,
  city: answerCity,
  endorsed: answerEndorsed,
  member: answerMember,
  'members-endorsed': answerMembersEndorsed,
  count: answerCount,
  difference: answerDifference,
  covers: answerCovers,
  duration: answerDuration,
  order: answerOrder,
  several: answerSeveral,
  brief: answerBrief,
  export: answerExport,
  country: answerCountry,
  office: answerOffice,
  poll: answerPoll,
  votes: answerVotes,
  timeline: answerTimeline,
  sources: answerSources,
  source: answerSource,
  facts: answerFacts,
  compare: answerCompare,
  choose: answerChoose,
  cite: answerCite,
  verify: answerVerify,
  phrase: answerPhrase,
  passage: answerPassage,
  unknown: answerUnknown,
};
