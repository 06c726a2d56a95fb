import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schema } from '../../api/api';
import { useFormats } from '../../language/formats';
import { barsOption } from './options';
import { Plot } from './plot';

/** What awards cost against the estimates, in one currency at a time. */
export function SavingsPlot({ of: { all, byClassification } }: { readonly of: Schema<'disclosure.StatisticsDto'> }) {
  const { t } = useTranslation('register');
  const { number, percent, money } = useFormats();
  const option = useMemo(
    () =>
      barsOption({
        labels: byClassification.map(({ value }) => t(`statistics.class.${value}`)),
        series: all.savings.map(({ currency }) => ({
          name: currency,
          values: byClassification.map(
            ({ savings }) => savings.find((of) => of.currency === currency)?.savedShare ?? undefined,
          ),
        })),
        axis: t('statistics.unit.savedShare'),
        format: percent,
        whole: false,
      }),
    [all, byClassification, t, percent],
  );
  const groups = [
    ...byClassification.map(({ value, savings }) => ({ name: t(`statistics.class.${value}`), savings })),
    { name: t('statistics.filter.all'), savings: all.savings },
  ];
  return (
    <Plot
      name="savings"
      title={t('statistics.savings.title')}
      reading={
        all.savings.length === 0
          ? t('statistics.savings.none')
          : all.savings
              .map(({ currency, lots, estimate, award, savedShare }) =>
                t('statistics.savings.reading', {
                  currency,
                  lots: number(lots),
                  estimate: money({ amount: estimate, currency }),
                  award: money({ amount: award, currency }),
                  share: savedShare === undefined ? '–' : percent(savedShare),
                }),
              )
              .join(' ')
      }
      option={option}
      figures={{
        heads: [
          t('statistics.head.class'),
          t('statistics.head.currency'),
          t('statistics.head.lots'),
          t('statistics.head.estimate'),
          t('statistics.head.award'),
          t('statistics.head.saved'),
          t('statistics.head.savedShare'),
        ],
        rows: groups.flatMap(({ name, savings }) =>
          savings.map(({ currency, lots, estimate, award, saved, savedShare }) => [
            name,
            currency,
            number(lots),
            money({ amount: estimate, currency }),
            money({ amount: award, currency }),
            money({ amount: saved, currency }),
            savedShare === undefined ? '–' : percent(savedShare),
          ]),
        ),
      }}
    />
  );
}
