import { type TFunction } from 'i18next';
import { type OwedAct } from '../../parts/owed-act';
import { type DueAct, isOverdue } from './due/is-overdue';

/** What a supervisor has to look into: acts that others have let their time pass for. */
export function owed(due: readonly DueAct[], now: number, t: TFunction<'supervisor'>): OwedAct[] {
  return due
    .filter((act) => isOverdue(act, now))
    .map(({ kind, project, title, lot, due: at, rule }) => ({
      key: `${project}/${lot}/${kind}`,
      what: t('owed.late', { what: t(`due.kind.${kind}`) }),
      project: { id: project, title },
      about: t('due.lot', { lot }),
      to: `/desk/supervisor/projects/${project}`,
      due: at,
      why: t('due.rule', { rule }),
    }));
}
