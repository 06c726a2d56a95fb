import { roundNumbered } from '@mingtang/procedure/bidding';
import { Alert, Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { ForRole } from '../../../identity/for-role';
import { Countdown } from '../../../live/countdown';
import { useServerNow } from '../../../live/server-clock';
import { lawOfTender } from '../../../parts/use-law';
import { Page } from '../../../parts/page';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant, SandboxTag } from '../../../parts/values';
import { Wait } from '../../../parts/wait';
import { canKeepBids, folderName, forgetBid, keptBids, type KeptBid } from '../keeping/kept-bids';
import { deadlineOf, roundAt } from '../rounds';
import { useBidder } from '../keeping/use-bidder';
import { useOwnBid } from '../tender/use-own';
import { useTender } from '../tender/use-tender';
import { Given } from '../../../parts/given';
import { BidForm } from './bid-form';
import { useForgetOnceSealed } from './entered-bid';
import { SubmissionView } from './submission-view';
import { useSubmission } from './use-submission';
import '../bidder.css';
import { useNamedWords } from '../../../parts/named-words';
import { InWordsOfProject } from '../../../parts/in-words-of';

/** Seals and submits a bid for a lot, or the next version of one. */
export function BidPage() {
  return (
    <ForRole roles={['bidder']}>
      <InWordsOfProject>
        <Bid />
      </InWordsOfProject>
    </ForRole>
  );
}

function Bid() {
  const { t } = useTranslation('bidder');
  const words = useNamedWords();
  const { project = '', lot = '' } = useParams();
  const bidder = useBidder();
  const { tender, facts, unregistered, error, pending } = useTender(project);
  const own = useOwnBid({ project, lot });
  const [kept, setKept] = useState<readonly KeptBid[]>();
  useEffect(() => void keptBids(bidder).then(setKept), [bidder]);
  const [leftOff, setLeftOff] = useState(true);
  const inForce = own.data?.state === 'submitted' ? own.data : undefined;
  const here = kept?.filter(({ manifest }) => manifest.project === project && manifest.lot === lot) ?? [];
  const previous = here.find(({ manifest }) => manifest.bid === inForce?.bid && manifest.version === inForce.version);
  const version = (inForce?.version ?? 0) + 1;
  const unsent = here.find(
    ({ manifest, receipts }) =>
      Object.keys(receipts).length === 0 &&
      manifest.version === version &&
      (inForce === undefined || manifest.bid === inForce.bid),
  );
  const { submission, sealAndSend, send } = useSubmission(previous);
  useForgetOnceSealed({ project, lot }, submission.phase !== 'form' && 'kept' in submission);
  const now = useServerNow();

  if (pending || own.isPending || kept === undefined) return <Wait />;
  const found = tender?.draft.lots.find(({ id }) => id === lot);
  if (!tender || !found) return <ProblemAlert error={error ?? own.error ?? new Error()} />;
  const definition = lawOfTender(tender);
  const round = roundAt(definition, tender.lots.find(({ id }) => id === lot)?.stage) ?? roundNumbered(1);
  const deadline = deadlineOf(
    round,
    tender,
    facts?.lots.find((each) => each.lot === lot),
  );
  const late = deadline !== undefined && Date.parse(deadline) <= now;
  const final = round.round > 1;
  const shown = 'kept' in submission ? submission.kept.manifest.version : version;
  const title = final
    ? t('bid.titleFinal', { lot })
    : shown > 1
      ? t('bid.titleReplace', { ...words, lot, version: shown })
      : t('bid.title', { ...words, lot });
  return (
    <Page
      title={title}
      lead={
        <>
          <Link to={`/desk/bidder/projects/${project}`}>
            <Given>{tender.title}</Given>
          </Link>{' '}
          · <Given>{found.title}</Given> {tender.sandbox && <SandboxTag />}
        </>
      }
    >
      {deadline !== undefined && (
        <Sheet title={final ? t('bid.deadlineFinal') : t('bid.deadline')}>
          <p className="big">
            <Countdown until={deadline} />
          </p>
          <p className="page-lead">
            <Instant at={deadline} /> · {t('bid.deadlineWhat')}
          </p>
        </Sheet>
      )}
      {late && submission.phase !== 'received' && (
        <Alert role="alert" type="warning" showIcon title={t('bid.late')} description={t('bid.lateWhat')} />
      )}
      {unregistered && (
        <Alert
          type="warning"
          showIcon
          title={t('bid.registerFirst', words)}
          description={<Link to={`/desk/bidder/projects/${project}`}>{t('bid.toRegister')}</Link>}
        />
      )}
      {!canKeepBids() && <Alert type="error" showIcon title={t('bid.insecure')} description={t('bid.insecureWhat')} />}
      {submission.phase === 'form' && unsent && leftOff ? (
        <Sheet title={t('bid.leftOff', words)}>
          <p>{t('bid.leftOffWhat', { documents: unsent.documents.join('、') || t('bid.noDocuments') })}</p>
          <Button type="primary" disabled={late} onClick={() => void send(unsent)}>
            {t('bid.goOn')}
          </Button>{' '}
          <Button
            onClick={() => {
              setLeftOff(false);
              void forgetBid(folderName(unsent.manifest));
            }}
          >
            {t('bid.beginAnew')}
          </Button>
        </Sheet>
      ) : submission.phase === 'form' || submission.phase === 'failed' ? (
        <>
          {submission.phase === 'failed' && (
            <Alert
              role="alert"
              type="error"
              showIcon
              title={t('bid.sealingFailed')}
              description={(submission.error as Error).message}
            />
          )}
          <BidForm
            tender={tender}
            lot={found}
            lostKey={inForce !== undefined && previous === undefined}
            disabled={late || unregistered || !canKeepBids()}
            bid={{ project, lot, bidder, version, round: round.round, bid: inForce?.bid, signer: previous?.signer }}
            onSeal={(request) => void sealAndSend(request)}
          />
        </>
      ) : (
        <SubmissionView submission={submission} late={late} onResume={(bid) => void send(bid)} />
      )}
    </Page>
  );
}
