import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schema } from '../../api/api';
import { useFormats } from '../../language/formats';
import { barsOption } from './options';
import { Plot } from './plot';

type Statistics = Schema<'disclosure.StatisticsDto'>;

/** How many bid for a lot. */
export function CompetitionPlot({ of: { all, bidsPerLot, byClassification } }: { readonly of: Statistics }) {
  const { t } = useTranslation('register');
  const { number, percent } = useFormats();
  const option = useMemo(
    () =>
      barsOption({
        labels: bidsPerLot.map(({ bids }) => number(bids)),
        series: [{ name: t('statistics.head.lots'), values: bidsPerLot.map(({ lots }) => lots) }],
        axis: t('statistics.unit.lotsByBids'),
        format: number,
      }),
    [bidsPerLot, t, number],
  );
  const share = (value: number | undefined) => (value === undefined ? '–' : percent(value));
  const { competition } = all;
  return (
    <Plot
      name="competition"
      title={t('statistics.competition.title')}
      reading={
        competition.lots === 0
          ? t('statistics.competition.none')
          : t('statistics.competition.reading', {
              lots: number(competition.lots),
              bids: number(competition.bids),
              mean: number(competition.bidsPerLot ?? 0),
              single: number(competition.singleBid),
              singleShare: share(competition.singleBidShare),
              tooFew: number(competition.tooFewBids),
              tooFewShare: share(competition.tooFewBidsShare),
            })
      }
      option={option}
      figures={{
        heads: [
          t('statistics.head.class'),
          t('statistics.head.lots'),
          t('statistics.head.bids'),
          t('statistics.head.bidsPerLot'),
          t('statistics.head.single'),
          t('statistics.head.tooFew'),
        ],
        rows: [
          ...byClassification.map(({ value, competition: of }) => [t(`statistics.class.${value}`), of] as const),
          [t('statistics.filter.all'), competition] as const,
        ].map(([name, of]) => [
          name,
          number(of.lots),
          number(of.bids),
          of.bidsPerLot === undefined ? '–' : number(of.bidsPerLot),
          share(of.singleBidShare),
          share(of.tooFewBidsShare),
        ]),
      }}
    />
  );
}

/** How often results are objected to, and with what success. */
export function ObjectionsPlot({ of: { all, byClassification } }: { readonly of: Statistics }) {
  const { t } = useTranslation('register');
  const { number, percent } = useFormats();
  const option = useMemo(
    () =>
      barsOption({
        labels: byClassification.map(({ value }) => t(`statistics.class.${value}`)),
        series: (['filed', 'answered', 'upheld'] as const).map((count) => ({
          name: t(`statistics.objections.${count}`),
          values: byClassification.map(({ objections }) => objections[count]),
        })),
        axis: t('statistics.unit.objections'),
        format: number,
      }),
    [byClassification, t, number],
  );
  const share = (value: number | undefined) => (value === undefined ? '–' : percent(value));
  const { objections } = all;
  return (
    <Plot
      name="objections"
      title={t('statistics.objections.title')}
      reading={t('statistics.objections.reading', {
        lots: number(objections.lots),
        objected: number(objections.lotsObjected),
        share: share(objections.objectedShare),
        answered: number(objections.answered),
        upheld: number(objections.upheld),
      })}
      option={option}
      figures={{
        heads: [
          t('statistics.head.class'),
          t('statistics.head.withCandidates'),
          t('statistics.head.objected'),
          t('statistics.objections.filed'),
          t('statistics.objections.answered'),
          t('statistics.objections.upheld'),
        ],
        rows: byClassification.map(({ value, objections: of }) => [
          t(`statistics.class.${value}`),
          number(of.lots),
          share(of.objectedShare),
          number(of.filed),
          number(of.answered),
          number(of.upheld),
        ]),
      }}
    />
  );
}
