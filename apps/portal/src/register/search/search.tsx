import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../api/api';
import { BY_CURSOR, itemsOf } from '../../api/pages';
import { useFormats } from '../../language/formats';
import { useLive } from '../../live/use-live';
import { More } from '../../parts/more';
import { Page } from '../../parts/page';
import { PlainButton } from '../../parts/plain-button';
import { ProblemAlert } from '../../parts/problem-alert';
import { ListDownloads } from '../downloads/downloads';
import { addressOf, type Asked, askedBy, filtersIn, ORDERS, queryOf } from './asked';
import { Filters } from './filters';
import { ProjectRow } from './project-row';
import { TypedInput } from './typed-input';
import { listOf, PROJECTS } from './list';
import './search.css';

const NOTHING: Asked = { kind: [], sort: 'newest' };
/** The register counts so far, then says "so many or more". */
const COUNTED_TO = 10_000;

/** The public register: every project that was ever published, to be searched and narrowed; the address says what is asked. */
export function Search() {
  const { t } = useTranslation('register');
  const [address, setAddress] = useSearchParams();
  const asked = askedBy(address);
  const ask = (next: Asked): void => setAddress(addressOf(next), { preventScrollReset: true });
  return (
    <Page title={t('search.title')} lead={t('search.lead')}>
      <search>
        <form className="search-box" role="search" onSubmit={(event) => event.preventDefault()}>
          <TypedInput
            type="search"
            aria-label={t('search.box')}
            placeholder={t('search.example')}
            value={asked.q ?? ''}
            onSettled={(q) => ask(withText(asked, q))}
          />
          <button type="submit">{t('search.go')}</button>
        </form>
      </search>
      <div className="search-columns">
        <details className="filters-fold" open={matchMedia('(min-width: 900px)').matches}>
          <summary>{t('search.filters', { count: filtersIn(asked) })}</summary>
          <Filters asked={asked} onAsk={ask} />
        </details>
        <Results asked={asked} onAsk={ask} />
      </div>
      <Promise />
    </Page>
  );
}

function withText(asked: Asked, q: string): Asked {
  const { q: _before, ...rest } = asked;
  return q === '' ? rest : { ...rest, q };
}

function Results({ asked, onAsk }: { readonly asked: Asked; readonly onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('register');
  const formats = useFormats();
  useLive();
  const query = api.useInfiniteQuery('get', PROJECTS, listOf(asked), {
    ...BY_CURSOR,
    placeholderData: (before) => before,
  });
  const list = useRef<HTMLOListElement>(null);
  const pages = query.data?.pages.length ?? 0;
  const shown = useRef(pages);
  useEffect(() => {
    // The button may be gone after the last page: go on reading where the new page begins.
    if (pages === shown.current + 1 && shown.current > 0) {
      const before = query.data?.pages.slice(0, -1).reduce((sum, { items }) => sum + items.length, 0) ?? 0;
      list.current?.children[before]?.querySelector('a')?.focus();
    }
    shown.current = pages;
  }, [pages, query.data]);
  const total = query.data?.pages[0]?.total;
  return (
    <section className="results" aria-labelledby="results" aria-busy={query.isFetching}>
      <div className="results-head">
        <h2 id="results" aria-live="polite">
          {total === undefined
            ? t('search.results')
            : t(total < COUNTED_TO ? 'search.found' : 'search.foundMore', { total: formats.number(total) })}
        </h2>
        <label className="order">
          {t('search.order')}{' '}
          <select
            value={asked.sort}
            onChange={({ target }) =>
              onAsk({ ...asked, sort: ORDERS.find((each) => each === target.value) ?? 'newest' })
            }
          >
            {ORDERS.map((each) => (
              <option key={each} value={each}>
                {t(`search.orders.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <span className="list-downloads">
          <ListDownloads asked={{ ...queryOf(asked) } as Readonly<Record<string, string | readonly string[]>>} />
        </span>
      </div>
      <ProblemAlert error={query.error} />
      {query.data && total === 0 ? (
        <NothingFound filtered={filtersIn(asked) > 0} onClear={() => onAsk(NOTHING)} />
      ) : (
        <ol className="project-list" ref={list}>
          {query.isPending
            ? [1, 2, 3, 4, 5, 6].map((each) => <li key={each} className="project-row row-waits" aria-hidden />)
            : itemsOf(query.data).map((line) => <ProjectRow key={line.project} line={line} />)}
        </ol>
      )}
      <More query={query} />
    </section>
  );
}

function NothingFound({ filtered, onClear }: { readonly filtered: boolean; readonly onClear: () => void }) {
  const { t } = useTranslation('register');
  if (!filtered) return <p className="nothing-found">{t('search.noneYet')}</p>;
  return (
    <div className="nothing-found">
      <p>
        <strong>{t('search.none')}</strong>
      </p>
      <ul>
        <li>{t('search.tryParts')}</li>
        <li>{t('search.tryWider')}</li>
        <li>{t('search.tryUnpublished')}</li>
      </ul>
      <PlainButton onClick={onClear}>{t('search.clear')}</PlainButton>
    </div>
  );
}

/** What the site holds itself to, for who sees it first. */
function Promise() {
  const { t } = useTranslation('register');
  return (
    <section className="promise" aria-label={t('promise.title')}>
      {(['open', 'sealed', 'checked'] as const).map((each) => (
        <div key={each}>
          <h2>{t(`promise.${each}.title`)}</h2>
          <p>{t(`promise.${each}.what`)}</p>
        </div>
      ))}
    </section>
  );
}
