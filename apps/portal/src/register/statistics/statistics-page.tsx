import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../api/api';
import { Page } from '../../parts/page';
import { PlainButton } from '../../parts/plain-button';
import { ProblemAlert } from '../../parts/problem-alert';
import { Wait } from '../../parts/wait';
import { addressOf, type Asked, askedBy, queryOf } from './asked';
import { CompetitionPlot, ObjectionsPlot } from './competition-plots';
import { DurationsPlot } from './durations-plot';
import { KeyFigures } from './key-figures';
import { SavingsPlot } from './savings-plot';
import { StatisticsFilters } from './statistics-filters';
import './statistics.css';
import { PlacesPlot, VolumePlot } from './volume-plots';

/** What the register adds up to. */
export function StatisticsPage() {
  const { t } = useTranslation('register');
  const [address, setAddress] = useSearchParams();
  const asked = askedBy(address);
  const ask = (change: { readonly [Key in keyof Asked]?: Asked[Key] | undefined }) =>
    setAddress(addressOf({ ...asked, ...change }), { replace: true });
  const query = api.useQuery(
    'get',
    '/api/disclosure/register/statistics',
    { params: { query: queryOf(asked) } },
    { placeholderData: keepPreviousData },
  );
  const statistics = query.data;
  return (
    <Page title={t('statistics.title')} lead={t('statistics.lead')}>
      <StatisticsFilters asked={asked} onAsk={ask} />
      <p className="scope">
        {t('statistics.scope', {
          from: asked.from ?? t('statistics.begin'),
          to: asked.to ?? t('statistics.today'),
          class: asked.classification ? t(`statistics.class.${asked.classification}`) : t('statistics.filter.all'),
          region: asked.region ?? t('statistics.filter.all'),
          sandbox: t(`statistics.sandbox.${asked.sandbox}`),
        })}
      </p>
      <ProblemAlert error={query.error} />
      {query.isPending && <Wait />}
      {statistics?.all.volume.projects === 0 && (
        <div className="nothing-found">
          <h2>{t('statistics.empty.none')}</h2>
          <p>{asked.sandbox === 'excluded' ? t('statistics.empty.sandbox') : t('statistics.empty.filter')}</p>
          {asked.sandbox === 'excluded' ? (
            <PlainButton kind="primary" onClick={() => ask({ sandbox: 'only' })}>
              {t('statistics.empty.showSandbox')}
            </PlainButton>
          ) : (
            <PlainButton onClick={() => setAddress(addressOf({ sandbox: asked.sandbox }))}>
              {t('statistics.empty.clear')}
            </PlainButton>
          )}
        </div>
      )}
      {statistics && statistics.all.volume.projects > 0 && (
        <div className="statistics" aria-busy={query.isFetching}>
          <KeyFigures of={statistics.all} />
          <VolumePlot of={statistics} />
          <CompetitionPlot of={statistics} />
          <SavingsPlot of={statistics} />
          <DurationsPlot of={statistics} />
          <ObjectionsPlot of={statistics} />
          <PlacesPlot of={statistics} />
          <p className="scope">{t('statistics.how')}</p>
        </div>
      )}
    </Page>
  );
}
