import { type CustodianCommitment } from '../draw/custodian-commitment.entity';
import { receiptOf } from '../receipt-of';
import { type GivenDto } from './custody.dto';

export function givenDto(given: CustodianCommitment): GivenDto {
  const { number, commitment, committedAt, revealedAt } = given;
  const note = revealedAt ? given.revealReceipt : given.receipt;
  return {
    number,
    commitment,
    committedAt: committedAt.toISOString(),
    ...(revealedAt && { revealedAt: revealedAt.toISOString() }),
    ...(note !== null && { receipt: receiptOf(note) }),
  };
}
