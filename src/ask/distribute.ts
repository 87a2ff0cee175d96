import type { Core } from '../core.ts';
import type { Language } from '../language.ts';
import { addressOf } from '../query/address.ts';
import type { Query } from '../query/query.ts';
import { foldPhrase } from '../text/normalise.ts';
import { type AskIndex, askIndexOf } from './ask-index.ts';
import { distributionsOf } from './coordination.ts';
import { sharedBy } from './evidence/shared.ts';
import type { Interpretation } from './interpretation.ts';
import { joined } from './join-queries.ts';
import { leans, type Subject, subjectOf, withSubject } from './leaning.ts';
import { readQuestion } from './reading.ts';
import { splitRow } from './rows.ts';
import { does, rawText } from './segments.ts';
import { isSeveral, splitJoined } from './several.ts';
import { type Beyond, nothingAsked } from './understand-each.ts';
import { understandOne } from './understand-one.ts';

/** The most ways of handing out what is joined that are tried. */
const mostTried = 8;

/** A question in parts: each as a question of its own, and what of it is its own. */
interface Way {
  readonly parts: readonly { readonly text: string; readonly own: string }[];
  readonly isAlike: boolean;
}

function waysOf(question: string, index: AskIndex): Way[] {
  const asking = splitRow(question, index).map((parts) => ({
    parts: parts.map((text) => ({ text, own: text })),
    isAlike: true,
  }));
  const joining = distributionsOf(question, index)
    .slice(0, mostTried)
    .map(({ parts, joined: own, isAlike }) => ({
      parts: parts.map((text, at) => ({ text, own: own[at] ?? '' })),
      isAlike,
    }));
  return [...asking, ...joining];
}

/** A question that joins several things ("date and result of the vote"), where the kinds of question understand it for each. */
export function handedOut(question: string, core: Core, language: Language): Interpretation | undefined {
  const index = askIndexOf(core.knowledge, language);
  for (const way of [...waysOf(question, index), ...clausesOf(question, core, index, whereFrom)]) {
    if (!way.isAlike || leansOnNothing(way, core, language)) continue;
    const each = way.parts.map(({ text }) => understandOne(text, core, language));
    if (each.every(isUnderstood)) return asOne(way, each, core, language);
  }
  return undefined;
}

/** The same by what the sources say nearest: one fact on all of it, or one for each. */
export function handedOutNearest(
  question: string,
  core: Core,
  language: Language,
  beyond: Beyond,
): Interpretation | undefined {
  const index = askIndexOf(core.knowledge, language);
  const ways = [...waysOf(question, index), ...clausesOf(question, core, index)];
  for (const way of ways) {
    const shared = sharedBy(way.parts, index);
    if (shared !== undefined) return asOne(way, [ofShared(shared, language)], core, language);
  }
  for (const way of ways) {
    if (leansOnNothing(way, core, language)) continue;
    const each = way.parts.map(({ text }) => beyond(understandOne(text, core, language)));
    if (each.every(isUnderstood) && isHeld(each)) return asOne(way, each, core, language);
  }
  return undefined;
}

/** Clauses that ask, each with the subject of the others where it has none: "and until when does he serve". */
function clausesOf(question: string, core: Core, index: AskIndex, otherwise?: typeof whereFrom): Way[] {
  const all = splitJoined(question, core.knowledge);
  const clauses = all.filter((clause) => asks(clause, index));
  // What stands before them may be their subject, but nothing that is told.
  if (!isSeveral(clauses) || clauses.length < all.length - 1 || clauses.at(-1) !== all.at(-1)) return [];
  // "To whom did Brazil say, in 2019, that it left?" joins nothing.
  const before = question.slice(0, question.lastIndexOf(all.at(-1) ?? '')).trim();
  const [joining = ''] = /[\p{L}&]+$/u.exec(before) ?? [];
  if (!index.words.does(foldPhrase(joining) || joining, 'joins')) return [];
  const subjects = all.map((clause) => {
    const subject = subjectOf(clause, nothingAsked, core, index.language);
    return subject !== undefined && subject.ids.length > 0 ? subject : otherwise?.(clause, index);
  });
  const heading = clauses.length < all.length ? all[0] : undefined;
  const parts = clauses.map((own) => {
    const at = all.indexOf(own);
    const before = subjects.slice(0, at).findLast((each) => each !== undefined);
    const behind = subjects.slice(at + 1).find((each) => each !== undefined);
    if (heading !== undefined) return { own, text: `${heading}: ${own}` };
    // An office is named, and whose it is stands before: "who is its secretary general".
    const isLeaning = subjects[at] === undefined || (leans(own, core.knowledge) && before !== undefined);
    const subject = isLeaning ? (before ?? behind) : undefined;
    return { own, text: subject === undefined ? own : withSubject(own, subject) };
  });
  return [{ parts, isAlike: true }];
}

/** "Where is Metropolis based, and who is its secretary general?": here it is what is asked about. */
function whereFrom(clause: string, index: AskIndex): Subject | undefined {
  const { segments } = readQuestion(clause, index);
  const named = segments.find(({ ids }) => ids.some((id) => index.surroundings.has(id)));
  return named === undefined ? undefined : { ids: named.ids, name: rawText(named), years: '' };
}

/** "When was the declaration adopted, and when was it endorsed?": what "it" would be taken for alone is something else. */
function leansOnNothing({ parts }: Way, core: Core, language: Language): boolean {
  return parts.slice(1).some(({ text, own }) => {
    if (text !== own || !leans(own, core.knowledge)) return false;
    return (subjectOf(own, nothingAsked, core, language)?.ids.length ?? 0) === 0;
  });
}

function asks(clause: string, index: AskIndex): boolean {
  const { focus, segments } = readQuestion(clause, index);
  return focus !== 'none' || segments.some((segment) => does(segment, 'asks-yes-or-no', index));
}

function isUnderstood({ query }: Interpretation): boolean {
  return !nothingTold.includes(query.kind);
}

const nothingTold: readonly Query['kind'][] = ['unknown', 'choose', 'greeting', 'help'];

/** Of a part there is little to tell it by: none of it is left out, unless it is the same of all, and all are of one kind. */
function isHeld(each: readonly Interpretation[]): boolean {
  const [first] = each;
  const said = first?.notUnderstood.join(' ');
  const isOneKind = each.every(({ query }) => query.kind === first?.query.kind && query.kind !== 'facts');
  return each.every(({ notUnderstood }) =>
    isOneKind ? notUnderstood.join(' ') === said : notUnderstood.length === 0,
  );
}

function ofShared(query: Query, language: Language): Interpretation {
  return { query, language, understood: [], notUnderstood: [], near: [], isNearest: true, steps: [] };
}

/** What was made of each part, as one question. */
function asOne(
  { parts }: Way,
  each: readonly Interpretation[],
  core: Core,
  language: Language,
): Interpretation {
  const isNearest = each.some((part) => part.isNearest === true);
  const query = joined(
    each.map((part) => part.query),
    isNearest,
    core.knowledge,
  );
  const said = parts.map(({ own }) => own).join(' | ');
  return {
    query,
    language,
    understood: each.flatMap((part) => part.understood),
    notUnderstood: [...new Set(each.flatMap((part) => (part.isNearest === true ? part.notUnderstood : [])))],
    near: [],
    ...(isNearest && { isNearest: true as const }),
    steps: [
      { name: 'handed out', result: `${said}: ${addressOf(query)}` },
      ...each.flatMap((part) => part.steps),
    ],
  };
}
