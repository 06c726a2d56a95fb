import { type CustodianCommitment } from '../draw/custodian-commitment.entity';
import { type GivenDto } from './custody.dto';

export function givenDto({ number, commitment, committedAt, revealedAt }: CustodianCommitment): GivenDto {
  return {
    number,
    commitment,
    committedAt: committedAt.toISOString(),
    ...(revealedAt && { revealedAt: revealedAt.toISOString() }),
  };
}
