import { type Answer, type Block, type Inline, list, paragraph, strong, text } from '../answer/nodes.ts';
import { findName } from '../ask/names.ts';
import type { Core } from '../core.ts';
import type { Endorser } from '../knowledge/schema.ts';
import type { Language } from '../language.ts';
import type { Query } from '../query.ts';
import { aboutEndorser, wrongClaim } from './cities.ts';
import { memberCount } from './counts.ts';
import { type Draft, finishAnswer, listDocument, listPassages, startDraft } from './draft.ts';

/** Whether places are on the list of supporters. Not being on it is an answer too, and no more than that. */
export function answerEndorsed(
  query: Extract<Query, { kind: 'endorsed' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const named = query.names.map((name) => ({ name, endorser: endorserNamed(core, name) }));
  const only = named.length === 1 ? named[0] : undefined;
  if (query.why === true && only?.endorser !== undefined) {
    const why = draft.say('city.why-unknown', { name: strong(draft.textOf(only.endorser.name)) });
    return finishAnswer(
      draft,
      'not_in_sources',
      query,
      [paragraph(...why)],
      [{ kind: 'city', id: only.endorser.id }],
    );
  }
  const proof = draft.cite(...listPassages(core.knowledge));
  const verdicts = named.map(({ name, endorser }) => verdict(draft, name, endorser, query.why === true));
  const blocks: Block[] =
    only === undefined
      ? [list(verdicts.map((sentence) => [...sentence, ...proof]))]
      : [paragraph(...(verdicts[0] ?? []), ...proof), ...about(draft, only)];
  if (named.some(({ endorser }) => endorser === undefined))
    blocks.push(paragraph(...draft.say('city.only-the-list')));
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'cities' }]);
}

/** Whether places are members of Metropolis: the article only says that its 13 supporters are not. */
export function answerMember(
  query: Extract<Query, { kind: 'member' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const named = query.names.map((name) => ({ name, endorser: endorserNamed(core, name) }));
  const count = memberCount(core.knowledge)?.counts?.value ?? 0;
  const unnamed = ({ name }: { name: string }) =>
    paragraph(...draft.say('member.unnamed', { name: strong(text(displayName(core, name))), count }));
  if (named.length === 0) {
    const all = paragraph(...draft.say('member.unnamed-all', { count }));
    return finishAnswer(draft, 'not_in_sources', query, [all], [{ kind: 'cities' }]);
  }
  if (named.every(({ endorser }) => endorser === undefined)) {
    return finishAnswer(draft, 'not_in_sources', query, named.map(unnamed), [{ kind: 'cities' }]);
  }
  const blocks = named.map((asked) => {
    if (asked.endorser === undefined) return unnamed(asked);
    const name = strong(draft.textOf(asked.endorser.name));
    const no = draft.say('member.no', { name, document: listDocument(draft) });
    return paragraph(...no, ...draft.cite(...listPassages(core.knowledge)));
  });
  return finishAnswer(
    draft,
    'answered',
    query,
    [...blocks, paragraph(...draft.say('member.since'))],
    [{ kind: 'cities' }],
  );
}

/** The false premise that the listed supporters were members, or that the members were as many as they. */
export function answerMembersEndorsed(
  query: Extract<Query, { kind: 'members-endorsed' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const members = memberCount(core.knowledge);
  const sentence = draft.say('members.endorsed');
  const count = members?.counts?.value ?? 0;
  const blocks = [
    ...wrongClaim(draft, query.claimed, count),
    paragraph(...sentence, ...draft.cite(...listPassages(core.knowledge), ...(members?.citations ?? []))),
  ];
  if (members !== undefined) blocks.push(paragraph(draft.textOf(members.text)));
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'cities' }]);
}

function verdict(draft: Draft, name: string, endorser: Endorser | undefined, withoutNo: boolean): Inline[] {
  const document = listDocument(draft);
  if (endorser !== undefined) {
    return draft.say('city.yes', { name: strong(draft.textOf(endorser.name)), document });
  }
  const shown = strong(text(displayName(draft.core, name)));
  return draft.say(withoutNo ? 'city.unlisted' : 'city.no', { name: shown, document });
}

function about(draft: Draft, { name, endorser }: { name: string; endorser: Endorser | undefined }): Block[] {
  if (endorser !== undefined) return aboutEndorser(draft, endorser);
  const confused = draft.knowledge.endorsers.filter(({ notToBeConfusedWith }) =>
    notToBeConfusedWith?.some((other) => findName.same(other, name)),
  );
  return confused.map((other) =>
    paragraph(...draft.say('city.not-same', { name, other: strong(draft.textOf(other.name)) })),
  );
}

function endorserNamed(core: Core, name: string): Endorser | undefined {
  return core.knowledge.endorsers.find(({ id }) => id === name);
}

/** A name as readers know it: the record's own where it is one, else as it was asked. */
function displayName(core: Core, name: string): string {
  return core.knowledge.entities.get(name)?.name.en ?? name;
}
