import { kindOfStage } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../live/server-clock';
import { ComesNext } from '../../parts/comes-next';
import { Money, StageTag } from '../../parts/values';
import { type Facts, type LotFacts } from './facts';
import { LotProof } from './lot-proof';
import { OpeningProgress, OpeningRecord } from './opening';
import { Outcome } from './outcome';
import { Ranking } from './ranking';
import { Report } from './report';
import { lotStations } from './stations';
import { Way } from './way';

const CLOCK_MS = 10_000;

/** A lot from its opening to its contract. */
export function LotStory({
  facts,
  lot,
  open,
}: {
  readonly facts: Facts;
  readonly lot: LotFacts;
  readonly open: boolean;
}) {
  const { t } = useTranslation('register');
  const now = useServerNow(CLOCK_MS);
  const { opening, openingFailure, evaluation } = lot;
  return (
    <details className="sheet lot" open={open} id={`lot-${lot.lot}`}>
      <summary>
        <h3>{t('project.lot', { lot: lot.lot, title: lot.title })}</h3> <StageTag stage={lot.stage} />
      </summary>
      <p>{lot.description}</p>
      <dl className="facts">
        <dt>{t('search.estimate')}</dt>
        <dd>
          <Money of={lot.estimate} />
        </dd>
        <dt>{t('project.maximumPrice')}</dt>
        <dd>
          <Money of={lot.maximumPrice} />
        </dd>
      </dl>
      <Way stations={lotStations(lot, now)} label={t('project.way')} />
      <ComesNext owed={lot.owed} />
      {lot.suspended && <p role="status">{t('project.suspended')}</p>}
      {openingFailure && (
        <p>
          {t('opening.failed', {
            bids: openingFailure.bids,
            minimum: openingFailure.minimum,
            rule: openingFailure.rule,
          })}
        </p>
      )}
      {kindOfStage(lot.stage) === 'opening' && <OpeningProgress project={facts.project} lot={lot.lot} />}
      {opening && (
        <>
          <h4>{t('opening.title')}</h4>
          <OpeningRecord opening={opening} securityAsked={facts.notice.bidSecurity !== undefined} />
        </>
      )}
      {evaluation && (
        <>
          <h4>{t('ranking.title')}</h4>
          <Ranking evaluation={evaluation} notice={facts.notice} />
          <Report project={facts.project} lot={lot.lot} report={evaluation.report} />
        </>
      )}
      <Outcome lot={lot} />
      {(opening ?? openingFailure) && <LotProof project={facts.project} lot={lot.lot} />}
    </details>
  );
}
