import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Schema } from '../../api/api';
import { useFormats } from '../../language/formats';
import { barsOption } from './options';
import { Plot } from './plot';

type Statistics = Schema<'disclosure.StatisticsDto'>;
const OUTCOMES = ['contracted', 'running', 'failed', 'cancelled'] as const;
const COLOURS = { contracted: '#2c6e3f', running: '#245a86', failed: '#9c2a1f', cancelled: '#6b645a' } as const;
const PLACES_PLOTTED = 12;

/** How much was tendered, month by month, and what became of it. */
export function VolumePlot({ of: { all, byMonth } }: { readonly of: Statistics }) {
  const { t } = useTranslation('register');
  const { number } = useFormats();
  const option = useMemo(
    () =>
      barsOption({
        labels: byMonth.map(({ value }) => value),
        series: OUTCOMES.map((outcome) => ({
          name: t(`statistics.outcome.${outcome}`),
          values: byMonth.map(({ volume }) => volume[outcome]),
          colour: COLOURS[outcome],
        })),
        axis: t('statistics.unit.lots'),
        stacked: true,
        format: number,
      }),
    [byMonth, t, number],
  );
  const { projects, lots, ...outcomes } = all.volume;
  return (
    <Plot
      name="volume"
      title={t('statistics.volume.title')}
      reading={t('statistics.volume.reading', { projects: number(projects), lots: number(lots), ...outcomes })}
      option={option}
      figures={{
        heads: [
          t('statistics.head.month'),
          t('statistics.head.projects'),
          t('statistics.head.lots'),
          ...OUTCOMES.map((outcome) => t(`statistics.outcome.${outcome}`)),
        ],
        rows: byMonth.map(({ value, volume }) => [
          value,
          number(volume.projects),
          number(volume.lots),
          ...OUTCOMES.map((outcome) => number(volume[outcome])),
        ]),
      }}
    />
  );
}

/** Where was tendered. */
export function PlacesPlot({ of: { byRegion, regionsLeftOut } }: { readonly of: Statistics }) {
  const { t } = useTranslation('register');
  const { number, percent } = useFormats();
  const plotted = useMemo(() => byRegion.slice(0, PLACES_PLOTTED), [byRegion]);
  const option = useMemo(
    () =>
      barsOption({
        labels: plotted.map(({ value }) => value),
        series: [{ name: t('statistics.head.projects'), values: plotted.map(({ volume }) => volume.projects) }],
        axis: t('statistics.unit.projects'),
        lying: true,
        format: number,
      }),
    [plotted, t, number],
  );
  const [first] = byRegion;
  if (!first) return null;
  const places = byRegion.length + regionsLeftOut;
  return (
    <Plot
      name="places"
      title={t('statistics.places.title')}
      reading={t('statistics.places.reading', {
        places: number(places),
        place: first.value,
        projects: number(first.volume.projects),
      })}
      option={option}
      height={90 + 30 * plotted.length}
      figures={{
        heads: [
          t('statistics.head.place'),
          t('statistics.head.projects'),
          t('statistics.head.lots'),
          t('statistics.head.bidsPerLot'),
          t('statistics.head.tooFew'),
          t('statistics.head.objected'),
        ],
        rows: byRegion.map(({ value, volume, competition, objections }) => [
          value,
          number(volume.projects),
          number(volume.lots),
          competition.bidsPerLot === undefined ? '–' : number(competition.bidsPerLot),
          competition.tooFewBidsShare === undefined ? '–' : percent(competition.tooFewBidsShare),
          objections.objectedShare === undefined ? '–' : percent(objections.objectedShare),
        ]),
      }}
    />
  );
}
