import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schema } from '../../api/api';
import { useFormats } from '../../language/formats';
import { spreadsOption } from './options';
import { Plot } from './plot';

/** How long each part of a tender takes. */
export function DurationsPlot({ of: { durations } }: { readonly of: Schema<'disclosure.StatisticsDto'> }) {
  const { t } = useTranslation('register');
  const { number } = useFormats();
  const option = useMemo(
    () =>
      spreadsOption(
        durations.map(({ span, ...quartiles }) => ({ label: t(`statistics.span.${span}`), ...quartiles })),
        {
          middle: t('statistics.durations.middle'),
          median: t('statistics.durations.median'),
          axis: t('statistics.unit.days'),
          format: number,
        },
      ),
    [durations, t, number],
  );
  const whole = durations.find(({ span }) => span === 'whole');
  return (
    <Plot
      name="durations"
      title={t('statistics.durations.title')}
      reading={
        whole
          ? t('statistics.durations.reading', {
              lots: number(whole.lots),
              median: number(whole.median),
              lower: number(whole.lowerQuartile),
              upper: number(whole.upperQuartile),
            })
          : t('statistics.durations.none')
      }
      option={option}
      height={110 + 34 * durations.length}
      figures={{
        heads: [
          t('statistics.head.span'),
          t('statistics.head.lots'),
          t('statistics.head.lowerQuartile'),
          t('statistics.head.median'),
          t('statistics.head.upperQuartile'),
        ],
        rows: durations.map(({ span, lots, lowerQuartile, median, upperQuartile }) => [
          t(`statistics.span.${span}`),
          ...[lots, lowerQuartile, median, upperQuartile].map(number),
        ]),
      }}
    />
  );
}
