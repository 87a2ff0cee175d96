import { heading, type Inline, list, note, paragraph, strong, text } from '../../answer/nodes.ts';
import type { Draft } from '../../builders/draft.ts';
import { formatDate } from '../../calendar.ts';
import type { Finding, Subject, Verdict } from '../../doctor/finding.ts';
import { type DigestDesk, type DigestReply, type DigestRequest, digestAnswer, draftFor } from './desk.ts';

/** From worst to best. */
const severity: readonly Verdict[] = ['wrong', 'attention', 'unchecked', 'well'];

/**
 * How the running bot is, for a manager without a shell: which part is well and which is not. Why, and what to do,
 * is for whoever runs the bot: it may tell of other workspaces and of the machine.
 */
export async function doctor({ language }: DigestRequest, desk: DigestDesk): Promise<DigestReply> {
  const draft = draftFor(desk, language);
  const findings = await desk.examine();
  const subjects = [...new Set(findings.map(({ subject }) => subject))];
  const items = subjects.map((subject) =>
    draft.say('doctor.line', {
      part: strong(...nameOf(draft, subject)),
      state: stateOf(draft, worstOf(findings, subject)),
    }),
  );
  const isWell = findings.every(({ verdict }) => verdict === 'well' || verdict === 'unchecked');
  return {
    answer: digestAnswer(draft, [
      heading(...draft.say('doctor.title')),
      list(items),
      paragraph(...(isWell ? draft.say('doctor.all-well') : draft.say('doctor.ask-operator'))),
      note(...draft.say('sources.data-date', { date: formatDate(desk.core.knowledge.date, language) })),
    ]),
  };
}

function worstOf(findings: readonly Finding[], subject: Subject): Verdict {
  const found = findings.filter((each) => each.subject === subject).map(({ verdict }) => verdict);
  return severity.find((verdict) => found.includes(verdict)) ?? 'unchecked';
}

function nameOf(draft: Draft, subject: Subject): Inline[] {
  if (subject === 'slack') return [text('Slack')];
  if (subject === 'discord') return [text('Discord')];
  return draft.say(partKeys[subject]);
}

const partKeys = {
  program: 'doctor.part-program',
  settings: 'doctor.part-settings',
  data: 'doctor.part-data',
  'time zones': 'doctor.part-zones',
  store: 'doctor.part-store',
  digest: 'doctor.part-digest',
  clock: 'doctor.part-clock',
} as const satisfies Record<Exclude<Subject, 'slack' | 'discord'>, string>;

function stateOf(draft: Draft, verdict: Verdict): Inline[] {
  switch (verdict) {
    case 'well':
      return draft.say('doctor.well');
    case 'attention':
      return draft.say('doctor.attention');
    case 'wrong':
      return draft.say('doctor.wrong');
    case 'unchecked':
      return draft.say('doctor.unchecked');
  }
}
