import { type Inline, strong, text } from '../answer/nodes.ts';
import { plainInline } from '../answer/plain-text.ts';
import { type Draft, listDocument, listPassages, namedDocument } from '../builders/draft.ts';
import { factSentence, hasPassed, noted, opening } from '../builders/told.ts';
import { formatDate } from '../calendar.ts';
import { todayOf } from '../core.ts';
import { compacts, isFromSource, type Knowledge } from '../knowledge/knowledge.ts';
import type { Endorser, Event, Fact } from '../knowledge/schema.ts';
import { queryAbout } from '../query/about.ts';
import { concerned } from './concerned.ts';
import type { Told } from './item.ts';
import { deedsOf, isOfLooks, mayLead } from './leads.ts';
import { belongsToDay, saysTheSame } from './same-told.ts';
import type { LocalDate } from './subscription.ts';
import { dayOf, hasDay, isOutdated, remembered } from './told-days.ts';

/** So many characters make a story: what is shorter goes on with the next fact about the same. */
const enough = 90;

/** A story takes in what is told of the same deed, and what may open none, up to so many characters. */
const most = 350;

/**
 * What the sources say of each record, told with what corrects it, where the sources differ and what they leave open;
 * facts about the same deed are one story, and so are short ones. Every fact is told once: what has a day of its own is
 * told on it, with what tells of the same deed; what became of a fact is told with it, and what is known of a place on the
 * list or of an objective is told there.
 */
export function facts(knowledge: Knowledge): Told[] {
  const days = remembered(knowledge);
  const elsewhere = new Set([
    ...outcomes(knowledge),
    ...toldOfOthers(knowledge),
    ...knowledge.endorsers.flatMap(({ id }) => factsOf(id, knowledge).map((fact) => fact.id)),
    ...knowledge.objectives.flatMap(({ id }) => namedWith(id, knowledge).map((fact) => fact.id)),
  ]);
  const told = knowledge.facts.filter(
    (fact) =>
      fact.known === undefined &&
      fact.inDigests !== false &&
      // What is doubted is for who asks, but for what stands on a day or with a place of the list.
      fact.doubt === undefined &&
      !('date' in fact) &&
      dayOf(fact) === undefined &&
      !elsewhere.has(fact.id) &&
      // How something is written and where it stands is for who asks, but for what corrects the article.
      (!isOfLooks(fact) || fact.correction !== undefined) &&
      !days.some((day) => belongsToDay(fact, day)),
  );
  const bySubject = Map.groupBy(withoutSame(told, days, knowledge), ({ subject }) => subject);
  const { paper } = knowledge.keyRecords;
  const subjects = [...bySubject.entries()].toSorted(
    ([one], [other]) => Number(other === paper) - Number(one === paper),
  );
  const stories = subjects.map(([, about]) => inStories(about, knowledge));
  return spread(stories, 0).map((story) => {
    const [first, ...others] = story;
    const later = knowledge.facts.filter(({ id }) => story.some(({ overtakenBy }) => overtakenBy === id));
    const itself = [...story, ...later.filter((fact) => !hasDay(fact))];
    const open = knowledge.facts.filter((each) =>
      itself.some(({ id }) => id === askedBehind(each, knowledge)),
    );
    const told = [...itself, ...later, ...open];
    return {
      id: first.id,
      query: queryAbout(mostTelling(first, knowledge), knowledge),
      about: [...new Set(told.flatMap(concerned))],
      tells: [...new Set(told.map(({ id }) => id))],
      isPast: (date: LocalDate) => isOld(first, knowledge, date),
      say: (draft: Draft) =>
        first.correction === undefined ? attributed(draft, first) : opening(draft, first),
      more: (draft: Draft) => {
        const isNew = (fact: Fact | Event) => !isOld(fact, knowledge, todayOf(draft.core));
        return sentences(
          disputes(draft, first),
          ...others.filter(isNew).flatMap((fact) => [today(draft, fact), disputes(draft, fact)]),
          ...open.filter(isNew).map(({ text: question }) => [draft.textOf(question)]),
        );
      },
    };
  });
}

/** What to ask next: on a compact much is told, so rather what else the fact names. */
function mostTelling({ subject, involves = [] }: Fact | Event, knowledge: Knowledge): string {
  const { entities } = knowledge;
  const isCompact = (id: string) => compacts(knowledge).some((each) => each.id === id);
  const other = involves.find((id) => !isCompact(id) && entities.has(id) && !knowledge.documents.has(id));
  return isCompact(subject) ? (other ?? subject) : subject;
}

/** True on dates on which a fact may be so no more: a day it speaks of has passed, or it was known long before. */
function isOld(fact: Fact | Event, { date: reviewed }: Knowledge, date: LocalDate): boolean {
  return hasPassed(fact, reviewed, date) !== undefined || isOutdated(fact, date);
}

/** Facts without those that another tells as well: one that may open a story, or what is remembered on a day. */
function withoutSame(
  told: readonly Fact[],
  days: readonly (Fact | Event)[],
  knowledge: Knowledge,
): readonly Fact[] {
  const opening = [...days, ...told.filter((fact) => mayLead(fact, knowledge))];
  const left = new Set<Fact | Event>(opening);
  return told.filter((fact) => {
    const ofSubject = [...left].filter((other) => other !== fact && other.subject === fact.subject);
    // Figures of several others that stand side by side in one sentence: "over 1,600 against over 770".
    const isCompared =
      ofSubject.length > 1 && fact.says.includes('outnumber') && saysTheSame(fact, ...ofSubject);
    const isSame = isPlain(fact) && (isCompared || [...left].some((other) => saysTheSame(fact, other)));
    if (isSame) left.delete(fact);
    return !isSame;
  });
}

/** The fact that is told with an objective which it names. */
export function namedWith(objective: string, { facts: all }: Knowledge): Fact[] {
  return all
    .filter(({ involves, known }) => known === undefined && involves?.includes(objective) === true)
    .slice(0, 1);
}

/** The facts whose subject is a record, without what is not known of it. */
function factsOf(id: string, { facts: all }: Knowledge): Fact[] {
  return all.filter(({ subject, known }) => subject === id && known === undefined);
}

/** What is said of a person where another fact says it from the same sources. */
function toldOfOthers({ facts: all, entities }: Knowledge): string[] {
  const proofs = new Map(
    all.map((fact) => [fact, new Set(fact.citations.map((each) => JSON.stringify(each)))]),
  );
  return all
    .filter(({ subject, correction, known }) => {
      return entities.get(subject)?.kind === 'person' && correction === undefined && known === undefined;
    })
    .filter((fact) =>
      all.some(
        (other) =>
          other.subject !== fact.subject &&
          concerned(other).includes(fact.subject) &&
          [...(proofs.get(fact) ?? [])].every((proof) => proofs.get(other)?.has(proof)),
      ),
    )
    .map(({ id }) => id);
}

/** What became of a fact, of each that is told with it. */
function outcomes({ facts: all }: Knowledge): Set<string> {
  return new Set(all.flatMap(({ overtakenBy }) => overtakenBy ?? []));
}

/** The fact behind which an open question is told, where it is not told on a day. */
function askedBehind({ known = [] }: Fact, knowledge: Knowledge): string | undefined {
  if (remembered(knowledge).some(({ id }) => known.includes(id))) return undefined;
  return known.find((id) => knowledge.facts.some((fact) => fact.id === id && !hasDay(fact)));
}

type Story = [Fact | Event, ...(Fact | Event)[]];

/** Facts about a record in stories, each opened by one that may; what finds no story is left to who asks for it. */
function inStories(about: readonly (Fact | Event)[], knowledge: Knowledge): Story[] {
  const left = new Set(about);
  const leads = about.filter((fact) => mayLead(fact, knowledge));
  const stories = leads.flatMap((first): Story[] => {
    if (!left.delete(first)) return [];
    const story: Story = [first];
    const deeds = deedsOf(first);
    for (const fact of left) {
      const isSame = deedsOf(fact).some((deed) => deeds.includes(deed));
      const isOpen = lengthOf(story) < enough && story.every(isPlain);
      if ((isSame || isOpen) && lengthOf([...story, fact]) <= most && left.delete(fact)) story.push(fact);
    }
    return [story];
  });
  for (const fact of left) {
    const story = stories.toSorted((one, other) => lengthOf(one) - lengthOf(other))[0];
    const isShort = fact.positions === undefined;
    if (story !== undefined && isShort && lengthOf([...story, fact]) <= most) story.push(fact);
  }
  return stories;
}

function lengthOf(story: readonly (Fact | Event)[]): number {
  return story.map(({ text: said }) => said.en).join(' ').length;
}

/** True where nothing is told behind a fact. */
function isPlain({ correction, addition, positions }: Fact | Event): boolean {
  return [correction, addition, positions].every((said) => said === undefined);
}

/** A fact that stands alone: what the main document says itself names that document first. */
export function attributed(draft: Draft, fact: Fact | Event): Inline[] {
  const { documents, keyRecords } = draft.knowledge;
  const document = documents.get(keyRecords.source);
  const said = withoutAnswer(factSentence(draft, fact));
  if (document === undefined || !isFromSource(draft.knowledge, fact)) return said;
  // "The article was written in December 2017": its date is said.
  const isDated =
    document.date !== undefined &&
    plainInline(said).includes(formatDate(document.date.slice(0, 7), draft.language));
  const named = isDated ? [draft.nameOf(document.name)] : namedDocument(draft, document);
  const [begin, ...rest] = said;
  // "…, the article says, …" names it already, and in a digest has to say which.
  const itself = new RegExp(`(?<!\\p{L})${draft.label('digest.the-article')}(?!\\p{L})`, 'iu');
  const at = begin?.type === 'text' ? itself.exec(begin.text) : null;
  if (begin?.type === 'text' && at !== null) {
    const [before, behind] = [begin.text.slice(0, at.index), begin.text.slice(at.index + at[0].length)];
    const called = before === '' ? capitalised(named, draft) : named;
    return [...(before === '' ? [] : [text(before)]), ...called, text(behind), ...rest];
  }
  return draft.say('digest.according-to', { document: named, text: said });
}

/** A sentence that answers with yes or no, as one that tells the same. */
function withoutAnswer([first, ...rest]: Inline[]): Inline[] {
  if (first?.type !== 'text') return first === undefined ? [] : [first, ...rest];
  const told = first.text.replace(/^(?:Yes|No|Oui|Non|Sí)\s?: (\p{L})/u, (_, letter: string) =>
    letter.toUpperCase(),
  );
  return [text(told), ...rest];
}

function capitalised([first, ...rest]: Inline[], { language }: Draft): Inline[] {
  if (first?.type !== 'text') return first === undefined ? [] : [first, ...rest];
  return [text(first.text.slice(0, 1).toLocaleUpperCase(language) + first.text.slice(1)), ...rest];
}

/** Events of which the sources give no day: those that have one are told on it. */
export function undatedEvents(knowledge: Knowledge): Told[] {
  const told = outcomes(knowledge);
  return knowledge.events
    .filter((event) => !hasDay(event) && dayOf(event) === undefined && !told.has(event.id))
    .filter((event) => mayLead(event, knowledge))
    .map((event) => ({
      id: event.id,
      query: queryAbout(event.subject, knowledge),
      about: concerned(event),
      isPast: (date: LocalDate) => isOld(event, knowledge, date),
      say: (draft) => today(draft, event),
      more: (draft) => disputes(draft, event),
    }));
}

/** What Metropolis undertook, in its own words or our translation of them, and what is known of what became of it. */
export function commitments({ commitments: all, commitmentList, documents }: Knowledge): Told[] {
  const date = documents.get(commitmentList.document)?.date ?? '';
  return all.map(({ id, number, short, wording, unofficialTranslation }) => {
    const ours = ({ language }: Draft) => (language === 'en' ? undefined : unofficialTranslation[language]);
    return {
      id,
      query: { kind: 'commitment', number },
      about: [id],
      say: (draft) => [
        ...draft.say('digest.commitment', {
          date: formatDate(date.slice(0, 7), draft.language),
          text: uncapitalised(ours(draft) ?? wording, draft),
        }),
        ...draft.cite({ document: commitmentList.document, quote: wording }),
      ],
      more: (draft) =>
        sentences(
          draft.say(ours(draft) === undefined ? 'digest.commitment-words' : 'digest.commitment-translated', {
            number,
            count: all.length,
            date: formatDate(date, draft.language),
            short: draft.textOf(short),
          }),
          draft.say('digest.commitment-since'),
        ),
    };
  });
}

function uncapitalised(said: string, { language }: Draft): string {
  return said.slice(0, 1).toLocaleLowerCase(language) + said.slice(1);
}

/** Each place on the list: which one it is, how sure that is, and what the facts say of it. */
export function supporters(knowledge: Knowledge): Told[] {
  return knowledge.endorsers.map((endorser) => ({
    id: endorser.id,
    query: { kind: 'city', id: endorser.id },
    about: [endorser.id],
    tells: [endorser.id, ...factsOf(endorser.id, knowledge).map(({ id }) => id)],
    say: (draft) => [
      ...draft.say('city.listed', {
        name: strong(draft.nameOf(endorser.name)),
        document: listDocument(draft),
      }),
      ...draft.cite(...listPassages(knowledge)),
    ],
    more: (draft) =>
      sentences(
        ...whichOne(draft, endorser),
        ...factsOf(endorser.id, knowledge).map((fact) => factSentence(draft, fact)),
      ),
  }));
}

/** What is known about which place a name on the list means, in sentences: its printed form, its kind, where it is. */
function whichOne(draft: Draft, { printed, sic, kind, type, name: names, place }: Endorser): Inline[][] {
  const name = draft.nameOf(names);
  const because = draft.textOf(place.because);
  const state = place.state === undefined ? '' : draft.placeName(place.state);
  const which =
    place.state === undefined
      ? draft.say('digest.city-open', {
          because,
          states: (place.candidates ?? []).map(draft.placeName).join(', '),
        })
      : place.certainty === 'certain'
        ? draft.say('digest.city-certain', { name, state, because })
        : type === 'federal district'
          ? draft.say('digest.city-capital', { because })
          : draft.say('digest.city-probable', { name, state, because });
  return [
    ...(sic ? [draft.say('city.sic', { printed, name })] : []),
    ...(kind === 'county' ? [draft.say('city.county')] : []),
    [...which, ...draft.cite(...place.citations)],
  ];
}

/**
 * Several rows as one, each spread evenly over it, its first from `from` on (0 at the very beginning, 0.5 in the middle of
 * its share); of two that are level, that of the earlier row comes first.
 */
export function spread<Each>(rows: readonly (readonly Each[])[], from: 0 | 0.5): Each[] {
  return rows
    .flatMap((row, order) => row.map((each, index) => ({ each, at: (index + from) / row.length, order })))
    .sort((a, b) => a.at - b.at || a.order - b.order)
    .map(({ each }) => each);
}

/** What is known today of a fact, or else the fact with the date up to which it is known. */
function today(draft: Draft, fact: Fact | Event): Inline[] {
  return fact.correction === undefined ? factSentence(draft, fact) : opening(draft, fact);
}

/** What the main document says behind what is known today, what became of it and what others add, or how they differ. */
function disputes(draft: Draft, fact: Fact | Event): Inline[] {
  const { correction, overtakenBy, addition, positions } = fact;
  const later = draft.knowledge.facts.filter(({ id }) => id === overtakenBy);
  const differing =
    positions === undefined
      ? []
      : [
          draft.say('fact.positions'),
          ...positions.map((position) => [draft.textOf(position.text), ...draft.cite(...position.citations)]),
        ];
  return sentences(
    ...(correction === undefined ? [] : [attributed(draft, fact)]),
    ...later.map((each) => opening(draft, each)),
    ...(addition === undefined ? [] : [noted(draft, addition)]),
    ...differing,
  );
}

/** Sentences in a row, with a space between them. */
export function sentences(...said: readonly (readonly Inline[])[]): Inline[] {
  return said
    .filter((sentence) => sentence.length > 0)
    .flatMap((sentence, index) => (index === 0 ? sentence : [text(' '), ...sentence]));
}
