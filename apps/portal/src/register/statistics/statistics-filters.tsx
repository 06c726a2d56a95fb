import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { type Asked, CLASSIFICATIONS, SANDBOX_CHOICES } from './asked';

interface StatisticsFiltersProps {
  readonly asked: Asked;
  readonly onAsk: (change: { readonly [Key in keyof Asked]?: Asked[Key] | undefined }) => void;
}

/** Which projects are counted. */
export function StatisticsFilters({ asked, onAsk }: StatisticsFiltersProps) {
  const { t } = useTranslation('register');
  const facets = api.useQuery('get', '/api/disclosure/register/facets', {});
  const regions = new Set(facets.data?.regions.map(({ value }) => value));
  if (asked.region !== undefined) regions.add(asked.region);
  return (
    <form
      className="statistics-filters no-print"
      aria-label={t('statistics.filter.label')}
      onSubmit={(event) => event.preventDefault()}
    >
      <label>
        {t('statistics.filter.from')}
        <input
          type="date"
          value={asked.from ?? ''}
          max={asked.to}
          onChange={({ target }) => onAsk({ from: target.value || undefined })}
        />
      </label>
      <label>
        {t('statistics.filter.to')}
        <input
          type="date"
          value={asked.to ?? ''}
          min={asked.from}
          onChange={({ target }) => onAsk({ to: target.value || undefined })}
        />
      </label>
      <label>
        {t('statistics.filter.classification')}
        <select
          value={asked.classification ?? ''}
          onChange={({ target }) => onAsk({ classification: CLASSIFICATIONS.find((each) => each === target.value) })}
        >
          <option value="">{t('statistics.filter.all')}</option>
          {CLASSIFICATIONS.map((each) => (
            <option key={each} value={each}>
              {t(`statistics.class.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('statistics.filter.region')}
        <select value={asked.region ?? ''} onChange={({ target }) => onAsk({ region: target.value || undefined })}>
          <option value="">{t('statistics.filter.all')}</option>
          {[...regions].map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('statistics.filter.sandbox')}
        <select
          value={asked.sandbox}
          onChange={({ target }) => onAsk({ sandbox: SANDBOX_CHOICES.find((each) => each === target.value) })}
        >
          {SANDBOX_CHOICES.map((each) => (
            <option key={each} value={each}>
              {t(`statistics.sandbox.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}
