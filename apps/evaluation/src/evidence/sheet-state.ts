import { type EventData } from '@mingtang/contracts';
import { receiptText, verifyNote } from '@mingtang/sealing';
import { type EvidenceLine, nodeEd25519, problemLine, stateLine } from '@mingtang/service-kit';
import { ConcludedReview, concludedFact } from '../result/concluded-review.entity';
import { ReviewSheet } from '../review/review-sheet.entity';
import { isSealed, reviewSheetFact } from '../review/sealed-review-sheet';
import { type OpenedLot } from '../lot/opened-lot';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';
import { scoreSheetFact } from '../scoring/sealed-sheet';
import { type EvidenceSources } from './evidence-sources';

type SheetAct = 'review-sheet-submitted' | 'score-sheet-submitted';
type SheetFact = EventData<'evaluation.score-sheet-submitted.v1'>;
type Sheet = Pick<MemberScoreSheet, 'id' | 'digest' | 'receipt' | 'event'>;

/** The digests of all sheets, void ones too, worked out again from what they hold, and when the reviews were concluded. */
export async function* sheetState(
  { manager, signer }: EvidenceSources,
  { evaluation: { project, lot } }: OpenedLot,
): AsyncGenerator<EvidenceLine> {
  const all = { where: { project, lot }, order: { submittedAt: 'ASC', id: 'ASC' } } as const;
  const keys = [signer.verifierKey, ...signer.retired];
  for (const sheet of (await manager.find(ReviewSheet, all)).filter(isSealed))
    yield* linesOf('review-sheet-submitted', sheet, reviewSheetFact(sheet), keys);
  for (const concluded of await manager.find(ConcludedReview, {
    where: { project, lot },
    order: { concludedAt: 'ASC' },
  }))
    yield stateLine('evaluation.review-concluded.v1', concludedFact(concluded));
  for (const sheet of await manager.find(MemberScoreSheet, all))
    yield* linesOf('score-sheet-submitted', sheet, scoreSheetFact(sheet), keys);
}

function* linesOf(act: SheetAct, sheet: Sheet, fact: SheetFact, keys: readonly string[]): Generator<EvidenceLine> {
  const of = `evaluation.${act}.v1` as const;
  yield stateLine(of, fact);
  const columns = [
    ...(sheet.digest === fact.digest ? [] : ['digest']),
    ...(isConfirmed(act, sheet, fact, keys) ? [] : ['receipt']),
  ];
  // By its event, for the sheet's own id stays between the platform and its member.
  if (columns.length > 0) yield problemLine(of, 'row-altered', sheet.event ?? fact.digest, columns.join(', '));
}

/** Whether the stored receipt is what the service signed of this very sheet; those from before receipts have none. */
function isConfirmed(act: SheetAct, { id, event, receipt }: Sheet, fact: SheetFact, keys: readonly string[]): boolean {
  if (event === null || receipt === null) return event === receipt;
  const { project, lot, digest, submittedAt: time } = fact;
  const said = receiptText({ act, event, project, lot, subject: id, digest, time });
  return keys.some((key) => verifyNote(receipt, key, nodeEd25519) === said);
}
