import { type TFunction } from 'i18next';
import { type OwedAct } from '../../parts/owed-act';
import { type WaitingAct } from './agent/use-waiting';

/** What a custodian's agent owes; by when, where the law or the platform sets a time. */
export function owed(acts: readonly WaitingAct[], t: TFunction<'custodian'>): OwedAct[] {
  return acts.map(({ key, kind, project, lot, bids = 0, due }) => ({
    key: `${kind} ${key}`,
    what: kind === 'release' ? t('owed.release', { count: bids }) : t(`owed.acts.${kind}`),
    project: { id: project, title: t('owed.project', { project }) },
    ...(lot !== undefined && { about: t('owed.lot', { lot }) }),
    to: kind === 'recipient' ? '/desk/custodian/agent' : `/projects/${project}`,
    why: t(`owed.why.${kind}`),
    ...(due === undefined ? {} : { due }),
  }));
}
