import { type Answer, type Block, type Inline, list, paragraph, text } from '../answer/nodes.ts';
import type { Core } from '../core.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { CitedPassage, Commitment } from '../knowledge/schema.ts';
import { fallbackLanguage, type Language } from '../language.ts';
import type { Query } from '../query/query.ts';
import { wrongClaim } from './cities.ts';
import { type Draft, startDraft } from './draft.ts';
import { finishAnswer } from './finish.ts';

/** All commitments, in full wording. */
export function answerCommitments(
  query: Extract<Query, { kind: 'commitments' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const { commitments } = core.knowledge;
  const title = draft.say('commitments.title', { count: commitments.length });
  const blocks = [
    ...wrongClaim(draft, query.claimed, commitments.length),
    paragraph(...title, ...draft.cite(...commitmentPassages(core.knowledge))),
    ...wordings(draft, commitments),
  ];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'cities' }]);
}

/** One commitment by its number; a number that does not exist is corrected. */
export function answerCommitment(
  query: Extract<Query, { kind: 'commitment' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const { commitments } = core.knowledge;
  const commitment = commitments.find(({ number }) => number === query.number);
  const all: Query = { kind: 'commitments' };
  if (commitment === undefined) {
    const none = draft.say('commitment.none', { number: query.number, count: commitments.length });
    const proof = draft.cite(...commitmentPassages(core.knowledge));
    return finishAnswer(
      draft,
      'answered',
      query,
      [paragraph(...none, ...proof), commitmentsInShort(draft)],
      [all],
    );
  }
  return finishAnswer(draft, 'answered', query, commitmentBlocks(draft, commitment), [all]);
}

/** The commitments about a topic. */
export function answerCommitmentsOn(
  query: Extract<Query, { kind: 'commitments-on' }>,
  core: Core,
  language: Language,
): Answer {
  const draft = startDraft(core, language);
  const found = core.knowledge.commitments.filter(({ number }) => query.numbers.includes(number));
  const title = draft.say('commitments.on-topic', { count: found.length });
  const blocks = [paragraph(...title), ...found.flatMap((commitment) => commitmentBlocks(draft, commitment))];
  return finishAnswer(draft, 'answered', query, blocks, [{ kind: 'commitments' }]);
}

/** The sentence that introduces the commitments. */
export function commitmentPassages(knowledge: Knowledge): readonly CitedPassage[] {
  const { document, introduction } = knowledge.commitmentList;
  return [{ document, quote: introduction }];
}

/** A commitment in full: its number, and its wording in the language of its document. */
export function commitmentBlocks(draft: Draft, commitment: Commitment): Block[] {
  const count = draft.knowledge.commitments.length;
  const title = draft.say('commitment.title', { number: commitment.number, count });
  const { document } = draft.knowledge.commitmentList;
  const proof = draft.cite({ document, quote: commitment.wording });
  const language = draft.knowledge.documents.get(document)?.language ?? fallbackLanguage;
  const quoted: Block = { type: 'quote', children: [text(commitment.wording)], language };
  const translated = translation(draft, commitment);
  if (translated === undefined) return [paragraph(...title, ...proof), quoted];
  // Readers of another language read it in theirs first, marked as ours; what counts stands behind it.
  return [
    paragraph(...title, ...proof),
    paragraph(...draft.say('commitment.translated'), text(' '), text(translated)),
    paragraph(...draft.say('commitment.original')),
    quoted,
  ];
}

/** The wordings, numbered as the commitments are: our own translations before them where they are in another language. */
function wordings(draft: Draft, commitments: readonly Commitment[]): Block[] {
  const { document } = draft.knowledge.commitmentList;
  const item = (said: string, wording: string): Inline[] => [
    text(said),
    ...draft.cite({ document, quote: wording }),
  ];
  const originals = () =>
    list(
      commitments.map(({ wording }) => item(wording, wording)),
      1,
    );
  if (draft.language === 'en') return [originals()];
  const translated = commitments.map((commitment) =>
    item(translation(draft, commitment) ?? commitment.wording, commitment.wording),
  );
  return [
    paragraph(...draft.say('commitment.translated')),
    list(translated, 1),
    paragraph(...draft.say('commitment.original')),
    originals(),
  ];
}

function translation(draft: Draft, { unofficialTranslation }: Commitment): string | undefined {
  return draft.language === 'en' ? undefined : unofficialTranslation[draft.language];
}

/** The commitments in a few own words each, numbered. */
export function commitmentsInShort(draft: Draft): Block {
  return list(
    draft.knowledge.commitments.map(({ short }) => [draft.textOf(short)]),
    1,
  );
}
