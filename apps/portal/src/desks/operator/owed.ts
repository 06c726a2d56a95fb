import { type ServiceName } from '@mingtang/services';
import { type TFunction } from 'i18next';
import { type Schema } from '../../api/api';
import { type OwedAct } from '../../parts/owed-act';

/** What keeps a service from its work. */
export interface Stuck {
  readonly service: ServiceName;
  readonly title: string;
  readonly ready: boolean;
  /** Dead letters that wait. */
  readonly letters: number;
}

/** What an operator owes, by when: securities back, experts to decide on, what is stuck. */
export function owed(
  {
    applied,
    returns,
    stuck,
  }: {
    readonly applied: readonly Schema<'evaluation.ExpertDto'>[];
    readonly returns: readonly Schema<'bidding.DueReturnDto'>[];
    readonly stuck: readonly Stuck[];
  },
  t: TFunction<'operator'>,
): OwedAct[] {
  return [
    ...stuck.flatMap(({ service, title: about, ready, letters }): OwedAct[] => {
      const to = '/desk/operator/services';
      return [
        ...(ready ? [] : [{ key: `${service} down`, what: t('owed.down'), about, to, why: t('owed.downWhy') }]),
        ...(letters === 0
          ? []
          : [
              {
                key: `${service} letters`,
                what: t('owed.letters', { count: letters }),
                about,
                to,
                why: t('owed.lettersWhy'),
              },
            ]),
      ];
    }),
    ...returns.map(({ id, project, title, paymentReference, returnCause, returnDue }): OwedAct => ({
      key: id,
      what: t('owed.giveBack'),
      project: { id: project, title },
      about: paymentReference,
      to: `/desk/operator/securities/${project}`,
      ...(returnDue === undefined ? {} : { due: returnDue }),
      ...(returnCause === undefined ? {} : { why: t(`security.causes.${returnCause}`) }),
    })),
    ...(applied.length === 0
      ? []
      : [
          {
            key: 'experts',
            what: t('owed.experts', { count: applied.length }),
            about: applied
              .map(({ name }) => name)
              .slice(0, 5)
              .join(' '),
            to: '/desk/operator/experts',
            why: t('owed.expertsWhy'),
          },
        ]),
  ];
}
