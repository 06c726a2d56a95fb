import { type TFunction } from 'i18next';
import { type OwedAct } from '../../parts/owed-act';
import { actName } from './due/act-name';
import { type DueAct, isOverdue } from './due/is-overdue';

/** What a supervisor has to look into: acts that others have let their time pass for. */
export function owed(
  due: readonly DueAct[],
  now: number,
  language: 'zh' | 'en',
  t: TFunction<'supervisor'>,
): OwedAct[] {
  return due
    .filter((act) => isOverdue(act, now))
    .map(({ act, item = '', project, title, lot, due: at, rule }) => ({
      key: `${project}/${lot}/${act}/${item}`,
      what: t('owed.late', { what: actName(act, language, t) }),
      project: { id: project, title },
      about: t('due.lot', { lot }),
      to: `/desk/supervisor/projects/${project}`,
      ...(at !== undefined && { due: at }),
      why: t('due.rule', { rule }),
    }));
}
