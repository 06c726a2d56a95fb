import { type ActId } from '@mingtang/procedure/procedures';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/api';
import { useFormats } from '../../language/formats';
import { ProblemAlert } from '../../parts/problem-alert';
import { Money } from '../../parts/values';
import { Given } from '../../parts/given';
import { type OpeningRecord } from './lot-openings';
import { type Words } from '../../parts/words';

/** Seldom needed. */
const UnopenedReason = lazy(async () => ({
  default: (await import('../../parts/unopened-reason')).UnopenedReason,
}));

const UnreleasedReason = lazy(async () => ({
  default: (await import('../../parts/unreleased-reason')).UnreleasedReason,
}));

/** The record of an opening: who offered what, in the order of receipt. */
export function OpeningRecordTable({
  record,
  words,
  priced,
  security,
}: {
  readonly record: OpeningRecord;
  readonly words: Words;
  /** Whether what was opened holds prices. */
  readonly priced: boolean;
  /** Whether the notice asks for security; undefined where it is no matter of this opening. */
  readonly security: boolean | undefined;
}) {
  const { t } = useTranslation('register');
  const formats = useFormats();
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('opening.table')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{words.head.bidder}</th>
            {priced && <th scope="col">{t('opening.price')}</th>}
            <th scope="col">{t('opening.received')}</th>
            {security !== undefined && <th scope="col">{t('opening.security')}</th>}
          </tr>
        </thead>
        <tbody>
          {record.entries.map(({ bid, bidder, price, version, receivedAt, securityPaid, outcome, reason }) => (
            <tr key={bid}>
              <th scope="row">
                <Given>{bidder.name}</Given>
                {version > 1 && <small>{t('opening.version', { version })}</small>}
                {outcome === 'unopened' && (
                  <small className="wrong">
                    <Suspense>
                      <UnopenedReason of={reason ?? ''} />
                    </Suspense>
                  </small>
                )}
              </th>
              {priced && <td>{price && <Money of={price} />}</td>}
              <td>
                <time dateTime={receivedAt}>{formats.short(receivedAt)}</time>
              </td>
              {security !== undefined && (
                <td>{t(security ? (securityPaid ? 'opening.paid' : 'opening.unpaid') : 'opening.notAsked')}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** An opening under way: how many bids are open, and what each custodian has released. */
export function OpeningProgress({
  project,
  lot,
  begunBy,
}: {
  readonly project: string;
  readonly lot: string;
  /** The act by which it begins. */
  readonly begunBy: ActId;
}) {
  const { t } = useTranslation('register');
  const formats = useFormats();
  const { data, error } = api.useQuery(
    'get',
    '/api/bidding/projects/{project}/lots/{lot}/opening',
    { params: { path: { project, lot }, query: { begunBy: begunBy as 'close-bidding' } } },
    { refetchInterval: 2_000 },
  );
  return (
    <>
      <ProblemAlert error={error} />
      {data && (
        <>
          <p aria-live="polite">{t('opening.progress', { opened: data.opened, bids: data.bids })}</p>
          <progress max={Math.max(1, data.bids)} value={data.opened + data.unopened} aria-label={t('opening.table')} />
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
