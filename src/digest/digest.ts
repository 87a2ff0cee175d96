import type { Answer } from '../answer/nodes.ts';
import type { Memory } from './subscription.ts';

/** A digest, ready to be rendered, and what the subscription remembers once it is out. */
export interface Digest {
  readonly answer: Answer;
  readonly memory: Memory;
}
