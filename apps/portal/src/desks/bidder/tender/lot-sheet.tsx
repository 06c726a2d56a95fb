import { type ProcedureDefinition, type Stage } from '@mingtang/procedure/procedures';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type Schema } from '../../../api/api';
import { useLanguage } from '../../../language/use-language';
import { useServerNow } from '../../../live/server-clock';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { lawOfTender } from '../../../parts/use-law';
import { Money, StageTag } from '../../../parts/values';
import { wordsOf } from '../../../parts/words';
import { KeepButton } from '../keeping/keep-button';
import { keptBids } from '../keeping/kept-bids';
import { ReceiptFacts } from '../keeping/receipt-facts';
import { TakeBackKeys } from '../keeping/take-back-keys';
import { useBidder } from '../keeping/use-bidder';
import { ChallengesPart, ObjectionsPart } from '../objections/objections-part';
import { OpeningPart } from '../opening/opening-part';
import { deadlineOf, roundAt } from '../rounds';
import { useOwnBid } from './use-own';
import { ConsultationPart } from './consultation-part';
import { TechnicalPart } from './technical-part';
import { type TenderState } from './use-tender';
import { WithdrawAct } from './withdraw-act';
import { useNamedWords } from '../../../parts/named-words';

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
  const words = useNamedWords();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const navigate = useNavigate();
  const now = useServerNow(2_000);
  const path = { project, lot: lot.id };
  const own = useOwnBid(path, Boolean(state.registration));
  const bidder = useBidder();
  const { kept, missing, lookAgain } = useKept(bidder, own.data);
  const { tender } = state;
  const definition = useMemo(() => tender && lawOfTender(tender), [tender]);
  const stage = facts?.stage ?? tender?.lots.find(({ id }) => id === lot.id)?.stage;
  const round = definition && roundAt(definition, stage);
  const deadline = round && tender ? deadlineOf(round, tender, facts) : undefined;
  const open = deadline !== undefined && Date.parse(deadline) > now;
  const first = round?.round === 1;
  const technical = facts?.technical;
  const submitted = own.data?.state === 'submitted' ? own.data : undefined;
  const toForm = () => void navigate(`/desk/bidder/projects/${project}/lots/${encodeURIComponent(lot.id)}/bid`);
  return (
    <Sheet title={t('lot.title', { lot: lot.id, title: lot.title })}>
      <p>
        {facts && <StageTag stage={facts.stage} {...(definition && { words: wordsOf(definition, language) })} />}{' '}
        {t('lot.estimate')} <Money of={lot.estimate} /> · {t('lot.maximum')} <Money of={lot.maximumPrice} />
      </p>
      <ProblemAlert error={own.error} />
      {state.registration && (
        <>
          <p>
            <strong>
              {own.data ? t(`bid.state.${own.data.state}`, { version: own.data.version }) : t('bid.none')}
            </strong>
          </p>
          {open && (first || submitted) && (
            <div className="acts">
              <Button type="primary" onClick={toForm}>
                {first ? (submitted ? t('lot.replace', words) : t('lot.bid', words)) : t('lot.finalOffer')}
              </Button>
              {first && submitted && (
                <WithdrawAct own={submitted} kept={kept} done={() => Promise.all([own.refetch(), state.refresh()])} />
              )}
            </div>
          )}
          {own.data?.receipts.map((receipt) => (
            <ReceiptFacts key={receipt.event} receipt={receipt} />
          ))}
          {kept && <KeepButton kept={kept} />}
          {missing && submitted && (
            <TakeBackKeys wanted={{ bidder, bid: submitted.bid, version: submitted.version }} done={lookAgain} />
          )}
        </>
      )}
      {own.data && definition && stage && isConsulted(definition, stage) && (
        <ConsultationPart
          path={path}
          own={own.data}
          definition={definition}
          stage={stage}
          done={() => Promise.all([own.refetch(), state.refresh()])}
        />
      )}
      {submitted && technical && (
        <TechnicalPart
          technical={technical}
          bid={submitted.bid}
          titles={new Map(tender?.draft.requirements.map(({ id, title }) => [id, title]))}
        />
      )}
      {!open && submitted && definition && (
        <OpeningPart path={path} bid={submitted} kept={kept} facts={facts} definition={definition} />
      )}
      {facts && <ObjectionsPart path={path} facts={facts} />}
      {facts && <ChallengesPart path={path} facts={facts} />}
    </Sheet>
  );
}

/** Whether the suppliers are consulted, or were. */
function isConsulted({ acts, stages }: ProcedureDefinition, stage: Stage): boolean {
  const [first] = acts['record-consultation']?.in ?? [];
  return first !== undefined && stages.indexOf(stage) >= stages.indexOf(first);
}

/** The keys of the version in force, where this browser has them; whether it is known to have them not. */
function useKept(bidder: string, own: Schema<'bidding.OwnBidDto'> | null | undefined) {
  const { data: found, refetch } = useQuery({
    queryKey: ['kept-bid', bidder, own?.bid, own?.version],
    queryFn: async () =>
      (await keptBids(bidder)).filter(({ manifest }) => manifest.bid === own?.bid && manifest.version === own?.version),
    enabled: Boolean(own),
    networkMode: 'always',
    staleTime: 0,
  });
  return { kept: found?.[0], missing: found?.length === 0, lookAgain: () => void refetch() };
}
