import { kindOfStage, stageName } from '@mingtang/procedure/procedures';
import { capital } from '@mingtang/procedure/writing';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../../api/api';
import { problemOf } from '../../../../api/problem';
import { useSaid } from '../../../../language/use-language';
import { ProblemAlert } from '../../../../parts/problem-alert';
import { Sheet } from '../../../../parts/sheet';
import { UnopenedReason } from '../../../../parts/unopened-reason';
import { UnreleasedReason } from '../../../../parts/unreleased-reason';
import { Given } from '../../../../parts/given';
import { Hash, Instant, Money } from '../../../../parts/values';
import { lawOf, type LotFacts } from '../lot-facts';
import { type RunningLot } from '../use-lot';
import { EndWait } from './end-wait';
import { useNamedWords } from '../../../../parts/named-words';

const LOOK_AGAIN_MS = 2_000;

/** The opening as it goes: shares released, bids opened; then its record. */
export function OpeningSheet({ running: { lot, path, project } }: { readonly running: RunningLot }) {
  const { t } = useTranslation('tenderer');
  const said = useSaid();
  const { definition } = lawOf(project);
  return (
    <Sheet title={t('running.opening.title')} id="opening">
      {kindOfStage(lot.stage) === 'offers' && (
        <p>
          {t('running.opening.before')} <Instant at={project.timetable.submissionDeadline} />
        </p>
      )}
      {kindOfStage(lot.stage) === 'opening' && <OpeningProgress path={path} />}
      {lot.openingFailure && (
        <p>{t('running.opening.failed', { bids: lot.openingFailure.bids, minimum: lot.openingFailure.minimum })}</p>
      )}
      {lot.opening && <OpeningRecord opening={lot.opening} securityAsked={project.notice.bidSecurity !== undefined} />}
      {lot.laterOpenings.map((opening) => (
        <section key={opening.act}>
          <h3>{capital(said(stageName(definition, definition.acts[opening.act]?.in[0] ?? lot.stage)))}</h3>
          <OpeningRecord opening={opening} securityAsked={project.notice.bidSecurity !== undefined} />
        </section>
      ))}
    </Sheet>
  );
}

function OpeningProgress({ path }: { readonly path: RunningLot['path'] }) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const { data, error } = api.useQuery(
    'get',
    '/api/bidding/projects/{project}/lots/{lot}/opening',
    { params: { path } },
    { refetchInterval: LOOK_AGAIN_MS },
  );
  if (error && problemOf(error)?.code !== 'period-not-over') return <ProblemAlert error={error} />;
  if (!data) return <p>{t('running.opening.closing')}</p>;
  const decided = data.opened + data.unopened;
  return (
    <div role="status">
      <p>{t('running.opening.progress', { ...words, decided, bids: data.bids })}</p>
      <Progress
        percent={data.bids === 0 ? 0 : Math.round((decided / data.bids) * 100)}
        aria-label={t('running.opening.title')}
      />
      <Custodians custodians={data.custodians} bids={data.bids} />
      {data.delayedAt !== undefined && data.state === 'opening' && <EndWait path={path} waiting={data.waiting} />}
      {data.until !== undefined && (
        <p className="owed-about">
          {t('running.opening.until')} <Instant at={data.until} />
        </p>
      )}
    </div>
  );
}

function Custodians({
  custodians,
  bids,
}: {
  readonly custodians: readonly Schema<'bidding.CustodianProgressDto'>[];
  readonly bids: number;
}) {
  const { t } = useTranslation('tenderer');
  return (
    <ul>
      {custodians.map(({ id, name, releases, wrong, refusal }) => (
        <li key={id}>
          {t('running.opening.released', { name, releases, bids })}
          {wrong > 0 && <strong> {t('running.opening.wrong', { wrong })}</strong>}
          {refusal && (
            <strong>
              {' '}
              <UnreleasedReason of={refusal.reason} /> <Instant at={refusal.at} />
            </strong>
          )}
        </li>
      ))}
    </ul>
  );
}

function OpeningRecord({
  opening,
  securityAsked,
}: {
  readonly opening: NonNullable<LotFacts['opening']>;
  readonly securityAsked: boolean;
}) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  return (
    <>
      <p>
        {t('running.opening.openedAt')} <Instant at={opening.openedAt} />
      </p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('running.opening.record')}>
        <table className="plain-table">
          <caption className="unseen">{t('running.opening.record')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('running.bidder', words)}</th>
              <th scope="col">{t('running.price')}</th>
              <th scope="col">{t('running.opening.receivedAt')}</th>
              <th scope="col">{t('running.opening.security')}</th>
              <th scope="col">{t('running.opening.digest', words)}</th>
            </tr>
          </thead>
          <tbody>
            {opening.entries.map(({ bid, bidder, price, receivedAt, securityPaid, manifestDigest, reason }) => (
              <tr key={bid}>
                <th scope="row">
                  <Given>{bidder.name}</Given>
                </th>
                <td>{price ? <Money of={price} /> : reason !== undefined && <UnopenedReason of={reason} />}</td>
                <td>
                  <Instant at={receivedAt} />
                </td>
                <td>
                  {t(
                    securityAsked
                      ? securityPaid
                        ? 'running.opening.paid'
                        : 'running.opening.unpaid'
                      : 'running.opening.notAsked',
                  )}
                </td>
                <td>
                  <Hash of={manifestDigest} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
