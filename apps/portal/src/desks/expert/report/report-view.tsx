import { REJECTION_REASONS } from '@mingtang/procedure/evaluation';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../../language/use-language';
import { Sheet } from '../../../parts/sheet';
import { Hash, Instant, Money } from '../../../parts/values';
import { Given } from '../../../parts/given';
import { type EvaluationReport } from './report';
import { Scores } from './scores';
import { useNamedWords } from '../../../parts/named-words';

/** The evaluation report to read: the order of the bids, what was rejected and why, who signs, and what it stands by. */
export function ReportView({ report }: { readonly report: EvaluationReport }) {
  return (
    <>
      <Ranking report={report} />
      <Rejections report={report} />
      <Scores report={report} />
      <Signing report={report} />
    </>
  );
}

function Ranking({ report: { document } }: { readonly report: EvaluationReport }) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const { result, bids } = document;
  const ranked = result.ranking.flatMap((id) => {
    const bid = bids.find((one) => one.bid === id);
    const found = result.bids.find(({ bidId }) => bidId === id);
    return bid && found ? [{ bid, found }] : [];
  });
  return (
    <Sheet title={t('report.ranking')}>
      <p>{t(`report.outcome.${result.outcome}`, words)}</p>
      {result.outcome === 'ranked' && (
        <div className="scroll-x" tabIndex={0} role="region" aria-label={t('report.ranking')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('report.rank')}</th>
                <th scope="col">{t('report.bidder', words)}</th>
                <th scope="col">{t('bid.price')}</th>
                <th scope="col">
                  {document.input.method.kind === 'composite' ? t('report.total') : t('report.evaluatedPrice')}
                </th>
                <th scope="col">{t('report.recommended')}</th>
              </tr>
            </thead>
            <tbody>
              {ranked.map(({ bid, found }) => (
                <tr key={bid.bid}>
                  <td>{found.rank}</td>
                  <th scope="row">
                    <Given>{bid.bidder.name}</Given>
                  </th>
                  <td>
                    <Money of={bid.price} />
                  </td>
                  <td>{found.total?.rounded ?? found.evaluatedPrice}</td>
                  <td>{result.candidates.includes(bid.bid) ? t('report.isCandidate') : ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <dl className="facts">
        <dt>{t('report.openedAt')}</dt>
        <dd>
          <Instant at={document.openedAt} />
        </dd>
        <dt>{t('report.completedAt')}</dt>
        <dd>
          <Instant at={document.completedAt} />
        </dd>
        <dt>{t('report.recused')}</dt>
        <dd>{document.committee.recused.length}</dd>
      </dl>
    </Sheet>
  );
}

function Rejections({ report: { document } }: { readonly report: EvaluationReport }) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const said = useSaid();
  const { input, result, bids } = document;
  const rejected = result.bids.filter(({ responsive }) => !responsive);
  if (rejected.length === 0) return null;
  const titleOf = (id: string) => input.requirements.find((one) => one.id === id)?.title ?? id;
  return (
    <Sheet title={t('report.rejections', words)}>
      <ul>
        {rejected.map(({ bidId, rejections }) => (
          <li key={bidId}>
            <strong>
              <Given>{bids.find(({ bid }) => bid === bidId)?.bidder.name}</Given>
            </strong>
            <ul>
              {rejections.map(({ requirementId, reason, statements }) => (
                <li key={requirementId}>
                  {t('report.rejection', {
                    requirement: titleOf(requirementId),
                    reason: said(REJECTION_REASONS[reason]),
                  })}
                  <ul className="owed-about">
                    {statements.map((statement, at) => (
                      <li key={at}>{statement}</li>
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Signing({ report: { signing, documentDigest } }: { readonly report: EvaluationReport }) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  return (
    <Sheet title={t('report.signing')}>
      <p>
        {t('report.signingDue')} <Instant at={signing.due} />
      </p>
      <ul>
        {signing.members.map(({ name, kind, position, dissent }) => (
          <li key={name}>
            {t('report.member', { name, kind: t(`kind.${kind}`, words), position: t(`position.${position}`) })}
            {dissent !== undefined && <blockquote>{dissent}</blockquote>}
          </li>
        ))}
      </ul>
      <p className="owed-about">
        {t('report.digest')} <Hash of={documentDigest} />
      </p>
    </Sheet>
  );
}
