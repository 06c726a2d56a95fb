import { checkSelfOpening, openingBegunBy } from '@mingtang/procedure/bidding';
import { kindOfStage, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { instantOf } from '@mingtang/procedure/time';
import { Alert, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '../../../api/api';
import { Countdown } from '../../../live/countdown';
import { useServerNow } from '../../../live/server-clock';
import { ConfirmAct } from '../../../parts/confirm-act';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Money } from '../../../parts/values';
import { type KeptBid } from '../keeping/kept-bids';
import { useNamedWords } from '../../../parts/named-words';

const LOOK_AGAIN_MS = 2_000;

/** The opening as it goes on, and the way out where the own bid does not open (OPN-04). */
export function OpeningPart({
  path,
  bid,
  kept,
  facts,
  definition,
}: {
  readonly path: { readonly project: string; readonly lot: string };
  readonly bid: Schema<'bidding.OwnBidDto'>;
  readonly kept: KeptBid | undefined;
  readonly facts: Schema<'disclosure.LotFactsDto'> | undefined;
  readonly definition: ProcedureDefinition;
}) {
  const { t } = useTranslation('bidder');
  const words = useNamedWords();
  const now = useServerNow(2_000);
  /** With nothing more to be opened nobody looks any more. */
  const over =
    facts?.openingFailure !== undefined ||
    !['opening', 'evaluation', 'offers'].includes(kindOfStage(facts?.stage ?? 'published'));
  const opening = api.useQuery(
    'get',
    '/api/bidding/projects/{project}/lots/{lot}/opening',
    { params: { path } },
    { refetchInterval: over ? false : LOOK_AGAIN_MS },
  );
  const progress = opening.data;
  /** Keys of other envelopes stay here: nobody may have them before their own opening. */
  const present = progress && openingBegunBy(definition, progress.begunBy);
  const due = present?.envelopes.map(({ id }) => id) ?? [];
  const opened = [
    ...(facts?.opening ? [{ ...facts.opening, act: 'complete-opening' as const }] : []),
    ...(facts?.laterOpenings ?? []),
  ];
  const ownIn = (record: (typeof opened)[number] | undefined) => record?.entries.find((each) => each.bid === bid.bid);
  const prices = opened.flatMap((record) => ownIn(record)?.price ?? []);
  const entry = ownIn(opened.find(({ act }) => act === present?.completedBy));
  const opensItself =
    progress?.state === 'opening' &&
    progress.waiting > 0 &&
    progress.until !== undefined &&
    checkSelfOpening(instantOf(Math.round(now)), { until: progress.until, waits: progress.delayedAt !== undefined }).ok;
  return (
    <>
      <h3>{t('opening.title')}</h3>
      <ProblemAlert error={opening.error} />
      {facts?.openingFailure && (
        <Alert type="warning" showIcon title={t('opening.failed', { rule: facts.openingFailure.rule })} />
      )}
      {progress && progress.state !== 'not-opened' && (
        <>
          <Progress
            percent={progress.bids === 0 ? 0 : Math.floor((100 * progress.opened) / progress.bids)}
            aria-label={t('opening.progress')}
          />
          <p>{t('opening.count', { opened: progress.opened, bids: progress.bids })}</p>
        </>
      )}
      {progress?.delayedAt !== undefined && progress.state === 'opening' && (
        <Alert type="warning" showIcon title={t('opening.delayed')} description={t('opening.delayedWhat', words)} />
      )}
      {prices.map((price) => (
        <p key={price.amount}>
          {t('opening.own')} <Money of={price} />
        </p>
      ))}
      {opensItself && !entry && kept && progress.until !== undefined && (
        <Alert
          type="info"
          showIcon
          title={
            <>
              {progress.delayedAt === undefined ? (
                <>
                  {t('opening.self', words)} <Countdown until={progress.until} />
                </>
              ) : (
                t('opening.selfDelayed', words)
              )}
            </>
          }
          description={t('opening.selfWhat', words)}
          action={
            <ConfirmAct
              label={t('opening.selfAct')}
              question={t('opening.selfQuestion', words)}
              consequence={t('opening.selfConsequence', words)}
              act={async () => {
                for (const key of kept.keys.filter(({ envelope }) => due.includes(envelope)))
                  await client.POST('/api/bidding/projects/{project}/lots/{lot}/bids/{bid}/self-opening', {
                    params: { path: { ...path, bid: bid.bid } },
                    body: key,
                  });
                await opening.refetch();
              }}
            />
          }
        />
      )}
    </>
  );
}
