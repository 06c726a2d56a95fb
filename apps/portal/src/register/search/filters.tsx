import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { type Asked, CLASSES, KINDS_ASKED, queryOf, type Single } from './asked';
import { TypedInput } from './typed-input';

/** What the list can be narrowed by; numbers say how many projects each choice would leave. */
export function Filters({ asked, onAsk }: { readonly asked: Asked; readonly onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('register');
  const { t: stages } = useTranslation('stages');
  const places = useId();
  const { sort: _sort, ...filter } = queryOf(asked);
  const { data: facets } = api.useQuery(
    'get',
    '/api/disclosure/register/facets',
    { params: { query: filter } },
    { placeholderData: (before) => before },
  );
  const single = (name: Single, type: 'text' | 'date' = 'text', extra: object = {}): ReactNode => (
    <label>
      {t(`search.filter.${name}`)}
      <TypedInput
        type={type}
        value={asked[name] ?? ''}
        onSettled={(value) => onAsk(withSingle(asked, name, value))}
        {...extra}
      />
    </label>
  );
  const countOf = (value: string, counts: readonly { value: string; projects: number }[] | undefined) =>
    facets && <span className="filter-count">{counts?.find((each) => each.value === value)?.projects ?? 0}</span>;
  return (
    <div className="filters">
      <fieldset>
        <legend>{t('search.filter.stage')}</legend>
        {KINDS_ASKED.map((kind) => (
          <label key={kind} className="filter-choice">
            <input
              type="checkbox"
              checked={asked.kind.includes(kind)}
              onChange={({ target: { checked } }) =>
                onAsk({
                  ...asked,
                  kind: KINDS_ASKED.filter((each) => (each === kind ? checked : asked.kind.includes(each))),
                })
              }
            />
            <span>{stages(`kind.${kind}`)}</span>
            {countOf(kind, facets?.kinds)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('search.filter.classification')}</legend>
        {[undefined, ...CLASSES].map((each) => (
          <label key={each ?? 'all'} className="filter-choice">
            <input
              type="radio"
              name="classification"
              checked={asked.classification === each}
              onChange={() => onAsk(withClass(asked, each))}
            />
            <span>{each === undefined ? t('search.filter.all') : t(`class.${each}`)}</span>
            {each !== undefined && countOf(each, facets?.classifications)}
          </label>
        ))}
      </fieldset>
      {single('region', 'text', { list: places })}
      <datalist id={places}>
        {facets?.regions.map(({ value, projects }) => (
          <option key={value} value={value}>{`${value} (${projects})`}</option>
        ))}
      </datalist>
      <div className="filter-pair">
        {single('deadlineFrom', 'date')}
        {single('deadlineTo', 'date')}
        {single('publishedFrom', 'date')}
        {single('publishedTo', 'date')}
        {single('amountFrom', 'text', { inputMode: 'decimal' })}
        {single('amountTo', 'text', { inputMode: 'decimal' })}
      </div>
      <label>
        {t('search.filter.currency')}
        <select
          value={asked.currency ?? ''}
          onChange={({ target }) => onAsk(withSingle(asked, 'currency', target.value))}
        >
          <option value="">{t('search.filter.anyCurrency')}</option>
          {facets?.currencies.map(({ value, projects }) => (
            <option key={value} value={value}>{`${value} (${projects})`}</option>
          ))}
        </select>
      </label>
    </div>
  );
}

function withSingle(asked: Asked, name: Single, value: string): Asked {
  const { [name]: _before, ...rest } = asked;
  return value === '' ? (rest as Asked) : { ...(rest as Asked), [name]: value };
}

function withClass(asked: Asked, classification: Asked['classification']): Asked {
  const { classification: _before, ...rest } = asked;
  return classification === undefined ? rest : { ...rest, classification };
}
