import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { type Asked, CLASSIFICATIONS, SANDBOX_CHOICES } from './asked';

/** Which projects are counted. */
export function StatisticsFilters({
  asked,
  onAsk,
}: {
  readonly asked: Asked;
  readonly onAsk: (change: { readonly [Key in keyof Asked]?: Asked[Key] | undefined }) => void;
}) {
  const { t } = useTranslation('register');
  const facets = api.useQuery('get', '/api/disclosure/register/facets', {});
  const regions = (facets.data?.regions ?? []).map(({ value }) => ({ value, label: value }));
  return (
    <form
      className="filters no-print"
      aria-label={t('statistics.filter.label')}
      onSubmit={(event) => event.preventDefault()}
    >
      <label>
        {t('statistics.filter.from')}
        <Input
          type="date"
          value={asked.from ?? ''}
          max={asked.to}
          onChange={({ target }) => onAsk({ from: target.value || undefined })}
        />
      </label>
      <label>
        {t('statistics.filter.to')}
        <Input
          type="date"
          value={asked.to ?? ''}
          min={asked.from}
          onChange={({ target }) => onAsk({ to: target.value || undefined })}
        />
      </label>
      <label htmlFor="statistics-class">
        {t('statistics.filter.classification')}
        <Select
          id="statistics-class"
          value={asked.classification ?? ''}
          onChange={(value) => onAsk({ classification: CLASSIFICATIONS.find((each) => each === value) })}
          options={[
            { value: '' as const, label: t('statistics.filter.all') },
            ...CLASSIFICATIONS.map((value) => ({ value, label: t(`statistics.class.${value}`) })),
          ]}
        />
      </label>
      <label htmlFor="statistics-region">
        {t('statistics.filter.region')}
        <Select
          id="statistics-region"
          showSearch
          value={asked.region ?? ''}
          onChange={(value) => onAsk({ region: value || undefined })}
          options={[{ value: '', label: t('statistics.filter.all') }, ...regions]}
        />
      </label>
      <label htmlFor="statistics-sandbox">
        {t('statistics.filter.sandbox')}
        <Select
          id="statistics-sandbox"
          value={asked.sandbox}
          onChange={(sandbox) => onAsk({ sandbox })}
          options={SANDBOX_CHOICES.map((value) => ({ value, label: t(`statistics.sandbox.${value}`) }))}
        />
      </label>
    </form>
  );
}
