import { ACTS } from '@mingtang/procedure/procedures';
import { capital } from '@mingtang/procedure/writing';
import { type TFunction } from 'i18next';
import { type DueAct } from './is-overdue';

/** What an awaited act is called: as its procedure calls it. */
export function actName(act: DueAct['act'], language: 'zh' | 'en', t: TFunction<'supervisor'>): string {
  if (act === 'rerun') return t('due.rerun');
  return capital(ACTS[act][language]);
}
