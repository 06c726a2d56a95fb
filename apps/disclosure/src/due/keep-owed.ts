import { type CaseLaw, kindOfStage, owed, type Stand } from '@mingtang/procedure/procedures';
import { type RuleId } from '@mingtang/procedure/rules';
import { type Case } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { OwedAct } from './owed-act.entity';

/** Before all acts: from here each of them still has the time from which on it is possible. */
const BEGINNING = '0000-01-01T00:00:00.000Z';

/** A lot that failed is to be tendered again, in a project of its own. */
const RERUN: RuleId = 'OPN-02';

export async function keepOwed(
  manager: EntityManager,
  of: Pick<Case, 'project' | 'lot' | 'law' | 'stand'>,
): Promise<void> {
  const key = { projectId: of.project, lotId: of.lot };
  await manager.delete(OwedAct, key);
  const acts = timedActs(of.law, of.stand);
  if (acts.length > 0)
    await manager.insert(
      OwedAct,
      acts.map((act) => ({ ...key, ...act })),
    );
}

/** What a case awaits at a time that is known, under a rule that binds its project; what the platform does by itself when a period is over, nobody owes. */
export function timedActs(law: CaseLaw, stand: Stand): Omit<OwedAct, 'projectId' | 'lotId'>[] {
  const acts = owed(law, stand, BEGINNING).flatMap(({ act, by, item = '', from, due, rules: [rule] }) => {
    const byItself = by.every((capacity) => capacity === 'platform') && due !== undefined;
    if (rule === undefined || byItself || (from === undefined && due === undefined)) return [];
    return [{ act, item, rule, beginsAt: dateOf(from), dueAt: dateOf(due) }];
  });
  return kindOfStage(stand.stage) === 'failure'
    ? [...acts, { act: 'rerun', item: '', rule: RERUN, beginsAt: dateOf(stand.since), dueAt: null }]
    : acts;
}

function dateOf(instant: string | undefined): Date | null {
  return instant === undefined ? null : new Date(instant);
}
