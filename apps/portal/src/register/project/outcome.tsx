import { useTranslation } from 'react-i18next';
import { Instant, Money } from '../../parts/values';
import { Given } from '../../parts/given';
import { type LotFacts } from './facts';

/** What came of a lot: candidates, objections, award, contract. */
export function Outcome({ lot }: { readonly lot: LotFacts }) {
  const { t } = useTranslation('register');
  const { candidates, objections, award, earlierAwards, contract } = lot;
  return (
    <>
      {candidates && (
        <>
          <h4>{t('outcome.candidates')}</h4>
          <ol className="candidates">
            {candidates.candidates.map(({ bid, bidder, price, total }) => (
              <li key={bid}>
                <Given>{bidder.name}</Given> · <Money of={price} />
                {total !== undefined && ` · ${t('outcome.points', { total })}`}
              </li>
            ))}
          </ol>
          <p>
            {t('outcome.objectionsUntil')} <Instant at={candidates.objectionsUntil} />
          </p>
        </>
      )}
      {objections.length > 0 && (
        <>
          <h4>{t('outcome.objections')}</h4>
          <ul className="plain-list">
            {objections.map(({ id, state, filedAt, answerDue, answeredAt, answeredLate, upheld }) => (
              <li key={id}>
                {t('outcome.filed')} <Instant at={filedAt} />
                {'; '}
                {state === 'open' ? (
                  <>
                    {t('outcome.answerDue')} <Instant at={answerDue} />
                  </>
                ) : (
                  <>
                    {t(upheld ? 'outcome.upheld' : 'outcome.notUpheld')}{' '}
                    {answeredAt !== undefined && <Instant at={answeredAt} />}
                  </>
                )}
                {answeredLate && <small className="wrong"> {t('way.late')}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
      {[...earlierAwards, ...(award ? [award] : [])].map(
        ({ id, bidder, price, determinedAt, supersededAt, passedOver }) => (
          <div key={id}>
            <h4>{t(supersededAt === undefined ? 'outcome.award' : 'outcome.earlierAward')}</h4>
            <p>
              <strong>
                <Given>{bidder.name}</Given>
              </strong>{' '}
              · <Money of={price} /> · <Instant at={determinedAt} />
            </p>
            {passedOver.length > 0 && <p>{t('outcome.passedOver', { count: passedOver.length })}</p>}
          </div>
        ),
      )}
      {contract && (
        <>
          <h4>{t('outcome.contract')}</h4>
          <p>
            <Money of={contract.price} /> · <Instant at={contract.signedAt} />
            {contract.late && <small className="wrong"> {t('way.late')}</small>}
          </p>
        </>
      )}
    </>
  );
}
