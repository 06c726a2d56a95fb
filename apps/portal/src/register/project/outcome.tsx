import { useTranslation } from 'react-i18next';
import { Instant, Money } from '../../parts/values';
import { Given } from '../../parts/given';
import { type Words } from '../../parts/words';
import { type LotFacts } from './facts';

/** What came of a lot: candidates, objections, award, contract. */
export function Outcome({ lot, words }: { readonly lot: LotFacts; readonly words: Words }) {
  const { t } = useTranslation('register');
  const { candidates, objections, award, earlierAwards, contract, contractRefusals, cancelledAfterAward, challenges } =
    lot;
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
      <Raised title={t('outcome.objections')} items={objections} />
      {[...earlierAwards, ...(award ? [award] : [])].map(
        ({ id, bidder, price, determinedAt, supersededAt, voidedAt, passedOver }) => (
          <div key={id}>
            {voidedAt === undefined ? (
              <h4>
                {supersededAt === undefined ? words.head.winner : t('outcome.earlierAward', { winner: words.winner })}
              </h4>
            ) : (
              <h4>{t('outcome.voidedAward')}</h4>
            )}
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
      {award?.resultPublishedAt !== undefined && (
        <p>
          {t('outcome.published')} <Instant at={award.resultPublishedAt} />
          {award.challengesUntil !== undefined && (
            <>
              {'; '}
              {t('outcome.challengesUntil')} <Instant at={award.challengesUntil} />
            </>
          )}
        </p>
      )}
      <Raised title={t('outcome.challenges')} items={challenges} />
      {cancelledAfterAward && <p role="status">{t('outcome.cancelledAfterAward', { winner: words.winner })}</p>}
      {contractRefusals.map(({ id, statedBy, statement, recordedAt, failure }) => (
        <p key={id}>
          {statedBy === 'winner'
            ? t('outcome.refusalByWinner', { winner: words.winner, statement })
            : t('outcome.refusalByOwner', { owner: words.owner, winner: words.winner, statement })}{' '}
          <Instant at={recordedAt} />
          {failure && (
            <>
              <br />
              {t('outcome.declaredFailed', { owner: words.owner, reason: failure.reason })}{' '}
              <Instant at={failure.failedAt} />
            </>
          )}
        </p>
      ))}
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

/** What was raised against a result, with times and findings; the texts are not public. */
function Raised({ title, items }: { readonly title: string; readonly items: LotFacts['objections'] }) {
  const { t } = useTranslation('register');
  if (items.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="plain-list">
        {items.map(({ id, state, filedAt, answerDue, answeredAt, answeredLate, upheld, decision }) => (
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
            {decision && (
              <p className="said">
                {t('outcome.decision', {
                  outcome: t(`outcome.decided.${decision.outcome}`),
                  reason: decision.reason,
                })}
              </p>
            )}
            {answeredLate && <small className="wrong"> {t('way.late')}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}
