import type { Answer } from '../../../src/answer/nodes.ts';
import { countedOf } from '../../../src/chat/counted.ts';
import type { CountedAnswer, Metrics } from '../../../src/ports.ts';
import { platform } from '../install/installation-store.ts';
import type { Outbound } from './outbound.ts';
import type { Outcome } from './refusals.ts';

/** Notes when a question came; the function it gives counts an answer as having gone out now. */
export function startCount(
  metrics: Metrics,
  began: number = performance.now(),
): (answer: Answer | Pick<CountedAnswer, 'query' | 'status'>) => void {
  return (answer) => {
    const counted = 'blocks' in answer ? countedOf(answer) : answer;
    metrics.answered({ platform, ...counted, seconds: (performance.now() - began) / 1000 });
  };
}

/** The same door to Slack, with what Slack did not take counted. */
export function countRefusals(outbound: Outbound, metrics: Metrics): Outbound {
  async function watch<Value>(call: Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const outcome = await call;
    if (!outcome.ok) {
      const { kind, retryAfter } = outcome.failure;
      metrics.failed(platform, kind);
      if (retryAfter !== undefined) metrics.toldToWait(platform, retryAfter);
    }
    return outcome;
  }
  return {
    post: (...given) => watch(outbound.post(...given)),
    respond: (...given) => watch(outbound.respond(...given)),
    mayPost: (...given) => watch(outbound.mayPost(...given)),
    findPosted: (...given) => watch(outbound.findPosted(...given)),
    messagesAbove: (...given) => watch(outbound.messagesAbove(...given)),
    upload: (...given) => watch(outbound.upload(...given)),
    publishHome: (...given) => watch(outbound.publishHome(...given)),
    suggestPrompts: (...given) => watch(outbound.suggestPrompts(...given)),
    openForm: (...given) => watch(outbound.openForm(...given)),
    localeOf: (...given) => watch(outbound.localeOf(...given)),
    profileOf: (...given) => watch(outbound.profileOf(...given)),
    whoAmI: (...given) => watch(outbound.whoAmI(...given)),
    renewToken: (...given) => watch(outbound.renewToken(...given)),
    mayConnect: (...given) => watch(outbound.mayConnect(...given)),
    clockThere: () => outbound.clockThere(),
  };
}
