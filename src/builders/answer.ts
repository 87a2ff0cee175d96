import type { Answer } from '../answer/nodes.ts';
import { type Bounded, createBounded } from '../bounded.ts';
import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { exists } from '../query/exists.ts';
import { addressOf, type Query } from '../query/query.ts';
import { answerBrief } from './brief.ts';
import { answerCite } from './cite.ts';
import { answerCities, answerCity } from './cities.ts';
import { answerCommitment, answerCommitments, answerCommitmentsOn } from './commitments.ts';
import { answerCompare } from './compare.ts';
import { answerCount } from './counts.ts';
import { answerCovers } from './covers.ts';
import { answerDuration, answerOrder } from './dates.ts';
import { answerDifference } from './differences.ts';
import { answerChoose, answerFacts } from './facts.ts';
import { answerGreeting, answerHelp, answerUnknown } from './guidance.ts';
import { answerListed } from './listed.ts';
import { answerEndorsed, answerMember, answerMembersEndorsed } from './membership.ts';
import { answerNamed } from './named.ts';
import { answerObjective, answerObjectives, answerObjectivesOn, answerPrinciples } from './objectives.ts';
import { answerOffice } from './offices.ts';
import { answerParagraph } from './paragraphs.ts';
import { answerPhrase } from './phrase.ts';
import { answerCompacts, answerRecord } from './records.ts';
import { answerSeveral } from './several.ts';
import { answerSource, answerSources } from './sources.ts';
import { answerTimeline } from './timeline.ts';
import { answerPassage, answerVerify } from './verify.ts';
import { answerCountry, answerVotes } from './votes.ts';

/** How many answers are kept at least. */
const keptAnswers = 100;

const kept = new WeakMap<Core, Bounded<Answer>>();

/**
 * The answer to a Query: the only way to one, so that every surface says the same. The same Query in the same
 * language always has the same answer, so those of lately are kept: many words ask for the same. A Query that names a
 * record that is not there is `not_in_sources`.
 */
export function answer(query: Query, core: Core, language: Language): Answer {
  const ofCore = kept.get(core) ?? createBounded<Answer>(keptAnswers);
  kept.set(core, ofCore);
  const key = `${language} ${addressOf(query)}`;
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
  switch (query.kind) {
    case 'help':
      return answerHelp(query, core, language);
    case 'greeting':
      return answerGreeting(query, core, language);
    case 'compacts':
      return answerCompacts(query, core, language);
    case 'record':
      return answerRecord(query, core, language);
    case 'commitments':
      return answerCommitments(query, core, language);
    case 'commitment':
      return answerCommitment(query, core, language);
    case 'commitments-on':
      return answerCommitmentsOn(query, core, language);
    case 'objectives':
      return answerObjectives(query, core, language);
    case 'objective':
      return answerObjective(query, core, language);
    case 'objectives-on':
      return answerObjectivesOn(query, core, language);
    case 'paragraph':
      return answerParagraph(query, core, language);
    case 'principles':
      return answerPrinciples(query, core, language);
    case 'cities':
      return answerCities(query, core, language);
    case 'listed':
      return answerListed(query, core, language);
    case 'named':
      return answerNamed(query, core, language);
    case 'city':
      return answerCity(query, core, language);
    case 'endorsed':
      return answerEndorsed(query, core, language);
    case 'member':
      return answerMember(query, core, language);
    case 'members-endorsed':
      return answerMembersEndorsed(query, core, language);
    case 'count':
      return answerCount(query, core, language);
    case 'difference':
      return answerDifference(query, core, language);
    case 'covers':
      return answerCovers(query, core, language);
    case 'duration':
      return answerDuration(query, core, language);
    case 'order':
      return answerOrder(query, core, language);
    case 'several':
      return answerSeveral(query, core, language, answer);
    case 'brief':
      return answerBrief(query, core, language, answer);
    case 'country':
      return answerCountry(query, core, language);
    case 'office':
      return answerOffice(query, core, language);
    case 'votes':
      return answerVotes(query, core, language);
    case 'timeline':
      return answerTimeline(query, core, language);
    case 'sources':
      return answerSources(query, core, language);
    case 'source':
      return answerSource(query, core, language);
    case 'facts':
      return answerFacts(query, core, language);
    case 'compare':
      return answerCompare(query, core, language);
    case 'choose':
      return answerChoose(query, core, language);
    case 'cite':
      return answerCite(query, core, language);
    case 'verify':
      return answerVerify(query, core, language);
    case 'phrase':
      return answerPhrase(query, core, language);
    case 'passage':
      return answerPassage(query, core, language);
    case 'unknown':
      return answerUnknown(query, core, language);
  }
}
