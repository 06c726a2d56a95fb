import { useTranslation } from 'react-i18next';
import { type OwedAct } from '../../../parts/owed-act';
import { type Duty, dutyOf, roomOf } from './duty';
import { useSeats } from './use-seats';

/** What I owe as member of committees: for experts, and for those who represent the tenderer in one. */
export function useDuties(enabled = true): { readonly acts: OwedAct[]; readonly loading: boolean } {
  const { t } = useTranslation('expert');
  const { query, seats, standOf } = useSeats(enabled);
  const why: Partial<Record<Duty, string>> = { declare: t('duty.why.declare'), sign: t('duty.why.sign') };
  const acts = seats.flatMap((seat): OwedAct[] => {
    const stand = standOf(seat);
    const duty = dutyOf(seat, stand);
    if (!duty) return [];
    const reason = why[duty];
    return [
      {
        key: seat.member,
        what: t(`duty.what.${duty}`),
        project: { id: seat.project, title: seat.title },
        about: t('seat.lot', { lot: seat.lot, lotTitle: seat.lotTitle }),
        to: roomOf(seat),
        ...(duty === 'sign' && stand?.signingDue !== undefined && { due: stand.signingDue }),
        ...(reason !== undefined && { why: reason }),
      },
    ];
  });
  return { acts, loading: enabled && query.isPending };
}
