import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { maySign, orThrow, type Signature } from '@mingtang/procedure';
import { digestOf } from '@mingtang/transparency';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { lockLot, memberRole, ownSeat, seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { refused } from '../refusals';
import { ConcludeSigning } from './conclude-signing';
import { ReportSignature } from './report-signature.entity';
import { type SignatureDto, type SignatureReceiptDto } from './signature.dto';
import { assertCompleted, signaturesOf } from './write-report';

/** A member signs the report, or dissents in writing, in time (EVA-07). The last word concludes the signing. */
@Injectable()
export class SignReport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly concludeSigning: ConcludeSigning,
  ) {}

  /**
   * @throws RefusedError `not-a-committee-member`, `evaluation-not-complete`, `dissent-not-expected`, what `maySign` says, and
   *   what `lockLot` throws
   */
  async run(
    { project, lot: lotId }: LotPath,
    { position, dissent }: SignatureDto,
    actor: Actor,
  ): Promise<SignatureReceiptDto> {
    return this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const { evaluation } = await lockLot(manager, { project, lot: lotId });
      const members = await seatedMembers(manager, { project, lot: lotId });
      const seat = ownSeat(members, actor);
      assertCompleted(evaluation);
      if (position !== 'dissented' && dissent !== undefined)
        throw refused('dissent-not-expected', { field: 'dissent' });
      const signature: Signature = { member: seat.id, position, ...(dissent !== undefined && { dissent }) };
      const givenAt = this.clock.arrival();
      orThrow(
        maySign(signature, {
          members: members.map(({ id }) => id),
          signatures: await signaturesOf(manager, evaluation),
          now: givenAt.toISOString(),
          due: evaluation.signingDue.toISOString(),
        }),
      );
      const { id } = await manager.save(ReportSignature, {
        id: randomUUID(),
        project,
        lot: lotId,
        ...signature,
        dissent: dissent ?? null,
        givenAt,
        voidAt: null,
      });
      return {
        id,
        position,
        givenAt: givenAt.toISOString(),
        documentDigest: digestOf(evaluation.document),
        concluded: await this.concludeSigning.whenComplete(transaction, evaluation, members, memberRole(seat, actor)),
      };
    });
  }
}
