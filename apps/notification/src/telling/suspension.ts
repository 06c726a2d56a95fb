import { lotsOf } from '@mingtang/contracts';
import { custodians, members, owners, SUPERVISORS, tell } from './audiences';
import { nowPossible } from './dues';
import { type Knowledge } from './knowledge';
import { type Notice } from './notice';
import { type Tellings } from './tellings';

/** That a procedure stands still, and goes on, is told to all who take part (CMP-03). */
export const SUSPENSION: Tellings = {
  'supervision.suspension-ordered.v1': ({ data }, knowledge) => tellAll('suspended', data, knowledge),
  'supervision.suspension-lifted.v1': ({ data, time }, knowledge) => [
    ...tellAll('resumed', data, knowledge),
    ...lotsIn(data, knowledge).flatMap((lot) => nowPossible(time, { ...knowledge, lot })),
  ],
};

function tellAll(
  kind: 'suspended' | 'resumed',
  data: { readonly lots?: readonly string[] },
  knowledge: Knowledge,
): Notice[] {
  const all = [...knowledge.participants, ...owners(knowledge), ...custodians(knowledge), ...SUPERVISORS];
  const lots = lotsIn(data, knowledge);
  return [
    ...(data.lots ? lots.flatMap(({ id }) => tell(all, { kind, lot: id })) : tell(all, { kind })),
    ...lots.flatMap((lot) => tell(members({ ...knowledge, lot }), { kind, lot: lot.id })),
  ];
}

function lotsIn(data: object, { lots }: Knowledge): Knowledge['lots'] {
  const concerned = lotsOf(
    data,
    lots.map(({ id }) => id),
  );
  return lots.filter(({ id }) => concerned.includes(id));
}
