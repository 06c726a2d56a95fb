import { useTranslation } from 'react-i18next';
import { RejectionReason } from '../../parts/rejection-reason';
import { Given } from '../../parts/given';
import { Instant } from '../../parts/values';
import { type LotFacts, type Notice } from './facts';
import { type Technical } from './technical';

/** What the committee found before prices were opened: who passed, and why the prices of others stay shut (OPN-06). */
export function TechnicalResult({
  technical: { concludedAt, passed, rejected, scores = [] },
  lot,
  notice,
}: {
  readonly technical: Technical;
  readonly lot: LotFacts;
  readonly notice: Notice;
}) {
  const { t } = useTranslation('register');
  const names = new Map(lot.opening?.entries.map(({ bid, bidder }) => [bid, bidder.name]));
  const titles = new Map(notice.requirements.map(({ id, title }) => [id, title]));
  const points = new Map(scores.map(({ bid, total }) => [bid, total]));
  const scored = (bid: string) => {
    const total = points.get(bid);
    return total === undefined ? '' : ` · ${t('outcome.points', { total })}`;
  };
  return (
    <>
      <h4>{t('technical.title')}</h4>
      <p>
        {t('technical.concluded')} <Instant at={concludedAt} />
      </p>
      <ul className="plain-list">
        {passed.map(({ bid }) => (
          <li key={bid}>
            <Given>{names.get(bid) ?? bid}</Given> · {t('technical.passed')}
            {scored(bid)}
          </li>
        ))}
        {rejected.map(({ bid, rejections }) => (
          <li key={bid}>
            <Given>{names.get(bid) ?? bid}</Given> · {t('technical.rejected')}
            {scored(bid)}
            {rejections.map(({ requirement, reason }) => (
              <small key={requirement} className="wrong">
                {' '}
                {titles.get(requirement) ?? requirement}: <RejectionReason of={reason} />
              </small>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
