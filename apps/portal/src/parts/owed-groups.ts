import { type OwedAct } from './owed-act';

/** What is owed of one project; or one act that is of none. */
export interface OwedGroup {
  readonly key: string;
  /** The title of the project; what is to be done where it is of none. */
  readonly title: string;
  /** Where all its acts are done; undefined where they are done at several places. */
  readonly to: string | undefined;
  /** By when, the next due first. */
  readonly acts: readonly OwedAct[];
}

/** Acts by the project they are of: what was due longest ago first, what has no time last. */
export function groupsOf(acts: readonly OwedAct[]): OwedGroup[] {
  const groups = new Map<string, OwedAct[]>();
  for (const act of [...acts].sort(byDue)) {
    const key = act.project?.id ?? act.key;
    groups.set(key, [...(groups.get(key) ?? []), act]);
  }
  return [...groups].map(([key, of]) => {
    const [{ project, what, to }] = of as [OwedAct, ...OwedAct[]];
    const together = of.every((act) => act.to === to);
    return { key, title: project?.title ?? what, to: together ? to : undefined, acts: of };
  });
}

/** Whether the time of an act is over. */
export function isLate({ due }: Pick<OwedAct, 'due'>, now: number): boolean {
  return due !== undefined && Date.parse(due) <= now;
}

function byDue(one: OwedAct, other: OwedAct): number {
  return instantOf(one) - instantOf(other);
}

function instantOf({ due }: OwedAct): number {
  return due === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(due);
}
