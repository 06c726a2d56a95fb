import { type Facts } from './facts';

/** What a committee found of the envelopes that are opened first: who passed, and why others did not. It is public at once. */
export interface Technical {
  readonly concludedAt: string;
  readonly passed: readonly { readonly bid: string; readonly version: number }[];
  readonly rejected: readonly {
    readonly bid: string;
    readonly rejections: readonly { readonly requirement: string; readonly reason: string }[];
  }[];
  readonly scores?: readonly { readonly bid: string; readonly total: string }[];
}

/** The conclusion of a lot as its step says it; undefined where there is none yet, or the procedure has none. */
export function technicalOf({ steps }: Pick<Facts, 'steps'>, lot: string): Technical | undefined {
  const step = steps.findLast((each) => each.type === 'evaluation.technical-concluded.v1' && each.lot === lot);
  if (!step) return undefined;
  return { concludedAt: step.time, ...(step.facts as unknown as Omit<Technical, 'concludedAt'>) };
}
