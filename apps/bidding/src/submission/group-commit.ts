import { isTransient } from '@mingtang/messaging';

/** Something to be committed together with others. */
export interface Groupable {
  /** Works that share one of these never go in the same group, and go in the order in which they came. */
  readonly apart: readonly string[];
}

export type Settled<Outcome> =
  { readonly ok: true; readonly value: Outcome } | { readonly ok: false; readonly error: unknown };

interface Waiting<Work, Outcome> {
  readonly work: Work;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Commits works in groups: while one transaction is under way, arriving works wait and go together in the next
 * (docs/adr/0004). Each gets its own outcome, once the transaction that holds it has committed.
 */
export class GroupCommit<Work extends Groupable, Outcome> {
  private waiting: Waiting<Work, Outcome>[] = [];
  private underWay = false;

  /**
   * @param commit carries out a group in one transaction and tells each work's outcome; it rejects where the transaction failed.
   * @param most works in one group.
   */
  constructor(
    private readonly commit: (group: readonly Work[]) => Promise<readonly Settled<Outcome>[]>,
    private readonly most: number,
  ) {}

  run(work: Work): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ work, resolve, reject });
      if (!this.underWay) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.underWay = true;
    while (this.waiting.length > 0) await this.carryOut(this.nextGroup());
    this.underWay = false;
  }

  private nextGroup(): Waiting<Work, Outcome>[] {
    const group: Waiting<Work, Outcome>[] = [];
    const left: Waiting<Work, Outcome>[] = [];
    const claimed = new Set<string>();
    for (const waiting of this.waiting) {
      const { apart } = waiting.work;
      const fits = group.length < this.most && !apart.some((key) => claimed.has(key));
      (fits ? group : left).push(waiting);
      for (const key of apart) claimed.add(key);
    }
    this.waiting = left;
    return group;
  }

  /** A group that fails for more than a passing reason is taken apart, so that the work at fault fails alone. */
  private async carryOut(group: readonly Waiting<Work, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.commit(group.map(({ work }) => work));
      group.forEach(({ resolve, reject }, index) => {
        const outcome = outcomes[index];
        if (outcome?.ok) resolve(outcome.value);
        else reject(outcome?.error ?? new Error('a group left a work without outcome'));
      });
    } catch (error) {
      if (group.length === 1 || isTransient(error)) for (const { reject } of group) reject(error);
      else for (const alone of group) await this.carryOut([alone]);
    }
  }
}
