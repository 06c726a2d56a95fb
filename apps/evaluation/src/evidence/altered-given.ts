import { confirms, type EvidenceLine, problemLine } from '@mingtang/service-kit';
import { commitmentReceipt, revealReceiptOf } from '../custody/confirm-given';
import { type CustodianCommitment } from '../draw/custodian-commitment.entity';

/** That the stored receipts of what a custodian gave are what the service signed of just that; a problem line each where not. */
export function* alteredGiven(given: CustodianCommitment, keys: readonly string[]): Generator<EvidenceLine> {
  const { lot, number, custodian, receipt, event, revealedAt, revealReceipt, revealEvent } = given;
  const subject = `${lot}/${number}/${custodian}`;
  if (!isConfirmed(receipt, event, (of) => confirms(receipt ?? '', commitmentReceipt(given, of), keys)))
    yield problemLine('evaluation.draw-committed.v1', 'row-altered', subject, 'custodian_commitment.receipt');
  const confirmed = (of: string) =>
    revealedAt !== null && confirms(revealReceipt ?? '', revealReceiptOf(given, revealedAt, of), keys);
  if (!isConfirmed(revealReceipt, revealEvent, confirmed))
    yield problemLine('evaluation.draw-revealed.v1', 'row-altered', subject, 'custodian_commitment.reveal_receipt');
}

/** What was given before there were receipts has none. */
function isConfirmed(note: string | null, event: string | null, confirmed: (event: string) => boolean): boolean {
  return note === null || event === null ? note === event : confirmed(event);
}
