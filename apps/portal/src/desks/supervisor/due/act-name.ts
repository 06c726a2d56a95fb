import { ACTS } from '@mingtang/procedure/procedures';
import { type TFunction } from 'i18next';
import { type DueAct } from './is-overdue';

/** What an awaited act is called: as its procedure calls it. */
export function actName(act: DueAct['act'], language: 'zh' | 'en', t: TFunction<'supervisor'>): string {
  if (act === 'rerun') return t('due.rerun');
  const name = ACTS[act][language];
  return name.charAt(0).toUpperCase() + name.slice(1);
}
