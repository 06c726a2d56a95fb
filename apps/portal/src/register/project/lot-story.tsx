import { GUARD_NAMES, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../../language/use-language';
import { useServerNow } from '../../live/server-clock';
import { ComesNext } from '../../parts/comes-next';
import { Money, StageTag } from '../../parts/values';
import { type Words } from '../../parts/words';
import { type Facts, type LotFacts } from './facts';
import { LotProof } from './lot-proof';
import { openingsOfLot } from './lot-openings';
import { OpeningProgress, OpeningRecordTable } from './opening';
import { Outcome } from './outcome';
import { Ranking } from './ranking';
import { Report } from './report';
import { lotStations } from './stations';
import { Way } from './way';

/** Of the procedures in which prices are opened later. */
const TechnicalResult = lazy(async () => ({ default: (await import('./technical-result')).TechnicalResult }));

const CLOCK_MS = 10_000;

/** A lot from its opening to its contract. */
export function LotStory({
  facts,
  definition,
  words,
  lot,
  open,
}: {
  readonly facts: Facts;
  readonly definition: ProcedureDefinition;
  readonly words: Words;
  readonly lot: LotFacts;
  readonly open: boolean;
}) {
  const { t } = useTranslation('register');
  const said = useSaid();
  const now = useServerNow(CLOCK_MS);
  const { openingFailure, technical, evaluation } = lot;
  const openings = openingsOfLot(lot, definition);
  return (
    <details className="sheet lot" open={open} id={`lot-${lot.lot}`}>
      <summary>
        <h3>{t('project.lot', { lot: lot.lot, title: lot.title })}</h3> <StageTag stage={lot.stage} words={words} />
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
      <Way stations={lotStations(lot, definition, now)} words={words} label={t('project.way')} />
      <ComesNext owed={lot.owed} definition={definition} />
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
      {openings.map(({ opening, stage, priced, record, underWay }, at) => (
        <section key={opening.begunBy} aria-label={words.stage(stage)}>
          {opening.onlyFor && technical && (
            <Suspense>
              <TechnicalResult technical={technical} lot={lot} notice={facts.notice} />
            </Suspense>
          )}
          <h4>{t('opening.title', { opening: words.stage(stage) })}</h4>
          {opening.onlyFor && <p>{t('opening.onlyFor', { who: said(GUARD_NAMES[opening.onlyFor]) })}</p>}
          {underWay && <OpeningProgress project={facts.project} lot={lot.lot} begunBy={opening.begunBy} />}
          {record && (
            <OpeningRecordTable
              record={record}
              words={words}
              priced={priced}
              security={at > 0 ? undefined : facts.notice.bidSecurity !== undefined}
            />
          )}
        </section>
      ))}
      {technical && openings.length === 1 && (
        <Suspense>
          <TechnicalResult technical={technical} lot={lot} notice={facts.notice} />
        </Suspense>
      )}
      {evaluation && (
        <>
          <h4>{t('ranking.title')}</h4>
          <Ranking evaluation={evaluation} notice={facts.notice} words={words} />
          <Report project={facts.project} lot={lot.lot} report={evaluation.report} words={words} />
        </>
      )}
      <Outcome lot={lot} words={words} />
      {(openings.length > 0 || openingFailure) && <LotProof project={facts.project} lot={lot.lot} />}
    </details>
  );
}
