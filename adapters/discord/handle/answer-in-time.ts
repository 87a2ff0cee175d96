import { setTimeout as after } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { CountedAnswer, Metrics } from '../../../src/ports.ts';
import type { MessagePayload, Visibility } from '../draw/render.ts';
import type { Answerable, Outbound, Sent } from '../send/outbound.ts';

/** A message on its way. */
export interface Outgoing {
  readonly payload: MessagePayload;
  readonly visibility: Visibility;
  /** What is counted of it; left out for a notice that answers no question. */
  readonly counted?: Pick<CountedAnswer, 'query' | 'status'>;
}

/** What answering goes through. */
export interface AnsweringParts {
  readonly outbound: Outbound;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** How long an answer may take before it is announced, in milliseconds. Discord gives up after 3,000. */
const patience = 1000;

/**
 * Answers an interaction once, with whatever `work` gives: at once where it is there at once, else Discord is told
 * within a second that an answer comes. `how` is what the user will most likely see: a message of that
 * visibility, or a change of the pressed message. Where `work` fails, `sorry` says so instead.
 */
export async function answerInTime(
  to: Answerable,
  how: Visibility | 'turn',
  { outbound, log, metrics }: AnsweringParts,
  work: () => Outgoing | Promise<Outgoing>,
  sorry?: (error: unknown) => Outgoing,
): Promise<void> {
  const began = performance.now();
  const noteFirst = ({ done }: Sent) => {
    if (done) metrics.acknowledged('discord', (performance.now() - began) / 1000);
  };
  const note = (sent: Sent, { counted }: Partial<Outgoing> = {}) => {
    if (!sent.done) tell(sent, log);
    else if (counted !== undefined) {
      const seconds = (performance.now() - began) / 1000;
      metrics.answered({ platform: 'discord', ...counted, seconds });
    }
  };
  const outgoing = begin(work, sorry);
  const inTime = outgoing instanceof Promise ? await withinPatience(outgoing) : outgoing;
  if (inTime !== undefined) {
    const send = how === 'turn' ? outbound.turn : outbound.answer;
    const sent = await send(to, inTime.payload);
    noteFirst(sent);
    note(sent, inTime);
    if (!sent.done && sent.refusal.todo === 'defect' && sorry !== undefined) {
      const apology = sorry(new Error(sent.refusal.message));
      note(await outbound.answer(to, apology.payload), apology);
    }
    return;
  }
  const announced = await (how === 'turn' ? outbound.deferTurn(to) : outbound.defer(to, how));
  noteFirst(announced);
  const late = await outgoing;
  if (!announced.done) {
    note(announced);
    return;
  }
  const fits = how === 'turn' || how === late.visibility;
  note(await (fits ? outbound.finish(to, late.payload) : outbound.replace(to, late.payload)), late);
}

function begin(
  work: () => Outgoing | Promise<Outgoing>,
  sorry: ((error: unknown) => Outgoing) | undefined,
): Outgoing | Promise<Outgoing> {
  const orSorry = (error: unknown): Outgoing => {
    if (sorry === undefined) throw error;
    return sorry(error);
  };
  try {
    const outgoing = work();
    return outgoing instanceof Promise ? outgoing.catch(orSorry) : outgoing;
  } catch (error) {
    return orSorry(error);
  }
}

async function withinPatience(outgoing: Promise<Outgoing>): Promise<Outgoing | undefined> {
  const timer = new AbortController();
  const impatient = after(patience, undefined, { signal: timer.signal, ref: false }).catch(() => undefined);
  try {
    return await Promise.race([outgoing, impatient]);
  } finally {
    timer.abort();
  }
}

/** What an operator should know of a request that Discord did not do. A user who is gone is no trouble. */
function tell({ refusal }: Sent & { readonly done: false }, log: Logger): void {
  const level = refusal.todo === 'log' ? 'info' : refusal.todo === 'defect' ? 'error' : 'warn';
  log[level]({ refusal }, 'Discord did not take an answer');
}
