import { setTimeout as wait } from 'node:timers/promises';
import type { Messenger } from './messenger.ts';
import type { Target } from './subscription.ts';

/** Keeps the order in which this process posts: never faster than a platform allows, not at all while on hold. */
export interface Pacer {
  /**
   * Waits until a post may be made. Gives 0 where it may be made now, or for how many milliseconds it has to be put
   * down, because its workspace or platform is on hold; `stopping` where the program stops.
   */
  waitToPost(target: Target): Promise<number | 'stopping'>;
  /** Keeps posts to a workspace or a whole platform back for some milliseconds. */
  hold(target: Target, scope: 'workspace' | 'platform', milliseconds: number, because: string): void;
  /** True while a whole platform is on hold. */
  isHeld(platform: string): boolean;
  /** Why a platform is on hold, for an operator; undefined while none is. */
  held(): string | undefined;
}

interface Hold {
  readonly until: number;
  readonly because: string;
}

/** A pacer for some messengers; after `stop` nothing may be posted any more. Its time never jumps. */
export function createPacer(messengers: readonly Messenger[], stop: AbortSignal): Pacer {
  const nextPost = new Map<string, number>();
  const holds = new Map<string, Hold>();
  const gaps = new Map(messengers.map(({ platform, postsPerSecond }) => [platform, 1000 / postsPerSecond]));
  const workspaceKey = ({ platform, workspace }: Target) => `${platform}/${workspace}`;

  function heldBy(key: string): Hold | undefined {
    const hold = holds.get(key);
    if (hold !== undefined && hold.until > performance.now()) return hold;
    holds.delete(key);
    return undefined;
  }

  function holdLeft(target: Target): number | 'stopping' {
    if (stop.aborted) return 'stopping';
    const until = [target.platform, workspaceKey(target)].map((key) => heldBy(key)?.until ?? 0);
    return Math.max(0, Math.max(...until) - performance.now());
  }

  return {
    waitToPost: async (target) => {
      const left = holdLeft(target);
      if (left !== 0) return left;
      const at = Math.max(performance.now(), nextPost.get(target.platform) ?? 0);
      nextPost.set(target.platform, at + (gaps.get(target.platform) ?? 0));
      const pause = at - performance.now();
      if (pause >= 1) await wait(pause, undefined, { signal: stop }).catch(() => undefined);
      return holdLeft(target);
    },
    hold: (target, scope, milliseconds, because) => {
      const key = scope === 'platform' ? target.platform : workspaceKey(target);
      holds.set(key, { until: performance.now() + milliseconds, because });
    },
    isHeld: (platform) => heldBy(platform) !== undefined,
    held: () => {
      const reasons = messengers.flatMap(({ platform }) => {
        const hold = heldBy(platform);
        return hold === undefined ? [] : [`${platform} is on hold (${hold.because})`];
      });
      return reasons.length === 0 ? undefined : reasons.join('; ');
    },
  };
}
