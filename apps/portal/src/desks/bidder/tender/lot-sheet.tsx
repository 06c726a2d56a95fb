import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Schema } from '../../../api/api';
import { useActor } from '../../../identity/session';
import { useServerNow } from '../../../live/server-clock';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Money, StageTag } from '../../../parts/values';
import { KeepButton } from '../keeping/keep-button';
import { keptBids } from '../keeping/kept-bids';
import { ReceiptFacts } from '../keeping/receipt-facts';
import { TakeBackKeys } from '../keeping/take-back-keys';
import { ObjectionsPart } from '../objections/objections-part';
import { OpeningPart } from '../opening/opening-part';
import { useOwnBid } from './use-own';
import { type TenderState } from './use-tender';
import { WithdrawAct } from './withdraw-act';

/** One lot: the own bid and its receipts, then the opening, the candidates and objections. */
export function LotSheet({
  project,
  lot,
  state,
  facts,
}: {
  readonly project: string;
  readonly lot: Schema<'announcement.LotDto'>;
  readonly state: TenderState;
  readonly facts: Schema<'disclosure.LotFactsDto'> | undefined;
}) {
  const { t } = useTranslation('bidder');
  const navigate = useNavigate();
  const now = useServerNow(2_000);
  const path = { project, lot: lot.id };
  const own = useOwnBid(path, Boolean(state.registration));
  const { kept, bidder, lookAgain } = useKept(own.data);
  const deadline = state.tender?.timetable?.submissionDeadline ?? '';
  const open = state.tender?.stage === 'published' && Date.parse(deadline) > now;
  const submitted = own.data?.state === 'submitted' ? own.data : undefined;
  const toForm = () => void navigate(`/desk/bidder/projects/${project}/lots/${encodeURIComponent(lot.id)}/bid`);
  return (
    <Sheet title={t('lot.title', { lot: lot.id, title: lot.title })}>
      <p>
        {facts && <StageTag stage={facts.stage} />} {t('lot.estimate')} <Money of={lot.estimate} /> · {t('lot.maximum')}{' '}
        <Money of={lot.maximumPrice} />
      </p>
      <ProblemAlert error={own.error} />
      {state.registration && (
        <>
          <p>
            <strong>
              {own.data ? t(`bid.state.${own.data.state}`, { version: own.data.version }) : t('bid.none')}
            </strong>
          </p>
          {open && (
            <div className="acts">
              <Button type="primary" onClick={toForm}>
                {submitted ? t('lot.replace') : t('lot.bid')}
              </Button>
              {submitted && (
                <WithdrawAct
                  own={submitted}
                  kept={kept ?? undefined}
                  done={() => Promise.all([own.refetch(), state.refresh()])}
                />
              )}
            </div>
          )}
          {own.data?.receipts.map((receipt) => (
            <ReceiptFacts key={receipt.event} receipt={receipt} />
          ))}
          {kept && <KeepButton kept={kept} />}
          {kept === null && submitted && (
            <TakeBackKeys wanted={{ bidder, bid: submitted.bid, version: submitted.version }} done={lookAgain} />
          )}
        </>
      )}
      {!open && submitted && <OpeningPart path={path} bid={submitted} kept={kept ?? undefined} facts={facts} />}
      {facts && <ObjectionsPart path={path} facts={facts} />}
    </Sheet>
  );
}

/** The keys of the version in force: null where this browser has them not, undefined until it is known. */
function useKept(own: Schema<'bidding.OwnBidDto'> | null | undefined) {
  const actor = useActor();
  const bidder = actor?.organisation ? `${actor.organisation.scheme}-${actor.organisation.id}` : '';
  const { data: kept, refetch } = useQuery({
    queryKey: ['kept-bid', bidder, own?.bid, own?.version],
    queryFn: async () =>
      (await keptBids(bidder)).find(({ manifest }) => manifest.bid === own?.bid && manifest.version === own?.version) ??
      null,
    enabled: Boolean(own),
    networkMode: 'always',
    staleTime: 0,
  });
  return { kept, bidder, lookAgain: () => void refetch() };
}
