import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/api';
import { Sheet } from '../../../parts/sheet';
import { type LotStand } from '../committee/duty';
import { BidDocuments } from '../documents/bid-documents';
import { EMPTY_REVIEW, foundOn, type ReviewDraft, sheetOf } from '../review/review-draft';
import { ReviewSheet } from '../review/review-sheet';
import { progressOf, type ScoreDraft, scoresOf } from '../scoring/score-draft';
import { ScoreSheet } from '../scoring/score-sheet';
import { BidTabs } from './bid-tabs';
import { type BidToEvaluate, type LotToEvaluate } from './lot-to-evaluate';
import { keptUnder, useKept } from './use-kept';
import { useNamedWords } from '../../../parts/named-words';

/** Reading and judging side by side: the bid that is read on the left, the sheet that is due on the right. */
export function Evaluating({
  stand,
  lot,
  member,
  onDone,
}: {
  readonly stand: LotStand;
  readonly lot: LotToEvaluate;
  /** My seat, under which sheets are kept in this browser. */
  readonly member: string;
  readonly onDone: () => Promise<unknown>;
}) {
  const scoring = stand.stage === 'scoring';
  const bids = scoring ? lot.bids.filter(({ responsive }) => responsive) : lot.bids;
  const [chosen, setChosen] = useState<string>();
  const current = bids.find(({ bid }) => bid === chosen) ?? bids[0];
  if (!current) return null;
  const path = { project: stand.project, lot: stand.lot };
  const common = { path, lot, bids, current, onBid: setChosen, onDone };
  return scoring ? (
    <Scoring {...common} kept={keptUnder(member, 'score')} />
  ) : (
    <Reviewing {...common} kept={keptUnder(member, 'review')} />
  );
}

/** The bids to choose from over two panes: what the chosen one holds, and the sheet. */
function Panes({
  path,
  bids,
  current,
  onBid,
  noteOf,
  children,
}: Pick<Common, 'path' | 'bids' | 'current' | 'onBid'> & {
  readonly noteOf: (bid: string) => string;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  return (
    <>
      <BidTabs bids={bids} bid={current.bid} onBid={onBid} noteOf={noteOf} />
      <div className="panes">
        <Sheet title={t('documents.pane', { ...words, name: current.bidder.name })}>
          <BidDocuments path={path} bid={current} />
        </Sheet>
        {children}
      </div>
    </>
  );
}

interface Common {
  readonly path: { readonly project: string; readonly lot: string };
  readonly lot: LotToEvaluate;
  readonly bids: readonly BidToEvaluate[];
  readonly current: BidToEvaluate;
  readonly onBid: (bid: string) => void;
  readonly onDone: () => Promise<unknown>;
  /** Under which key the sheet is kept. */
  readonly kept: string;
}

function Reviewing({ kept, onDone, ...room }: Common) {
  const { t } = useTranslation('expert');
  const { path, lot, current, onBid } = room;
  const [draft, change, drop] = useKept<ReviewDraft>(kept, EMPTY_REVIEW);
  const submit = async (header: { 'Idempotency-Key': string }) => {
    await client.POST('/api/evaluation/projects/{project}/lots/{lot}/review-sheets', {
      params: { path, header },
      body: sheetOf(draft, lot),
    });
    drop();
    await onDone();
  };
  const { requirements } = lot;
  const noteOf = (bid: string) =>
    t('review.found', { done: foundOn(draft, bid, requirements), of: requirements.length });
  return (
    <Panes {...room} noteOf={noteOf}>
      <ReviewSheet lot={lot} current={current} onBid={onBid} draft={draft} change={change} submit={submit} />
    </Panes>
  );
}

function Scoring({ kept, onDone, ...room }: Common) {
  const { t } = useTranslation('expert');
  const { path, lot, bids, current, onBid } = room;
  const [draft, change, drop] = useKept<ScoreDraft>(kept, {});
  const submit = async (header: { 'Idempotency-Key': string }) => {
    await client.POST('/api/evaluation/projects/{project}/lots/{lot}/score-sheets', {
      params: { path, header },
      body: { scores: scoresOf(draft, { bids, criteria: lot.criteria }) },
    });
    drop();
    await onDone();
  };
  const noteOf = (bid: string) => t('score.given', progressOf(draft, { ...lot, bids: [{ bid }] }));
  return (
    <Panes {...room} noteOf={noteOf}>
      <ScoreSheet lot={lot} bids={bids} bid={current.bid} onBid={onBid} draft={draft} change={change} submit={submit} />
    </Panes>
  );
}
