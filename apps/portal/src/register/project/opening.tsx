import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { useFormats } from '../../language/formats';
import { ProblemAlert } from '../../parts/problem-alert';
import { Money } from '../../parts/values';
import { Given } from '../../parts/given';
import { type LotFacts } from './facts';

/** Seldom needed. */
const UnopenedReason = lazy(async () => ({
  default: (await import('../../parts/unopened-reason')).UnopenedReason,
}));

const UnreleasedReason = lazy(async () => ({
  default: (await import('../../parts/unreleased-reason')).UnreleasedReason,
}));

/** The opening record: who bid what, in the order of receipt. */
export function OpeningRecord({
  opening,
  securityAsked,
}: {
  readonly opening: NonNullable<LotFacts['opening']>;
  /** Whether the notice asks for bid security. */
  readonly securityAsked: boolean;
}) {
  const { t } = useTranslation('register');
  const formats = useFormats();
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('opening.title')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('opening.bidder')}</th>
            <th scope="col">{t('opening.price')}</th>
            <th scope="col">{t('opening.received')}</th>
            <th scope="col">{t('opening.security')}</th>
          </tr>
        </thead>
        <tbody>
          {opening.entries.map(({ bid, bidder, price, version, receivedAt, securityPaid, outcome, reason }) => (
            <tr key={bid}>
              <th scope="row">
                <Given>{bidder.name}</Given>
                {version > 1 && <small>{t('opening.version', { version })}</small>}
              </th>
              <td>
                {price && <Money of={price} />}
                {outcome === 'unopened' && (
                  <small className="wrong">
                    <Suspense>
                      <UnopenedReason of={reason ?? ''} />
                    </Suspense>
                  </small>
                )}
              </td>
              <td>
                <time dateTime={receivedAt}>{formats.short(receivedAt)}</time>
              </td>
              <td>{t(securityAsked ? (securityPaid ? 'opening.paid' : 'opening.unpaid') : 'opening.notAsked')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** An opening under way: how many bids are open, and what each custodian has released. */
export function OpeningProgress({ project, lot }: { readonly project: string; readonly lot: string }) {
  const { t } = useTranslation('register');
  const formats = useFormats();
  const { data, error } = api.useQuery(
    'get',
    '/api/bidding/projects/{project}/lots/{lot}/opening',
    { params: { path: { project, lot } } },
    { refetchInterval: 2_000 },
  );
  return (
    <>
      <ProblemAlert error={error} />
      {data && (
        <>
          <p aria-live="polite">{t('opening.progress', { opened: data.opened, bids: data.bids })}</p>
          <progress max={Math.max(1, data.bids)} value={data.opened + data.unopened} aria-label={t('opening.title')} />
          <ul className="plain-list">
            {data.custodians.map(({ id, name, releases, refusal }) => (
              <li key={id}>
                {t('opening.released', { name, releases, bids: data.bids })}
                {refusal && (
                  <small className="wrong">
                    <Suspense>
                      {' '}
                      <UnreleasedReason of={refusal.reason} />
                    </Suspense>{' '}
                    <time dateTime={refusal.at}>{formats.short(refusal.at)}</time>
                  </small>
                )}
              </li>
            ))}
          </ul>
          {data.delayedAt !== undefined && (
            <p role="status" className="wrong">
              {t('opening.delayed', { waiting: data.waiting })}{' '}
              <time dateTime={data.delayedAt}>{formats.short(data.delayedAt)}</time>
            </p>
          )}
        </>
      )}
    </>
  );
}
