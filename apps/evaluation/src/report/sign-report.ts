import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { checkSignature, type Signature } from '@mingtang/procedure/evaluation';
import { orThrow } from '@mingtang/procedure/rules';
import { Acts } from '@mingtang/service-kit';
import { digestOf } from '@mingtang/transparency';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { asMember, lotOfAct, ownSeat, seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { refused } from '../refusals';
import { ConcludeSigning } from './conclude-signing';
import { ReportSignature } from './report-signature.entity';
import { type SignatureDto, type SignatureReceiptDto } from './signature.dto';
import { completedLot, signaturesOf } from './write-report';

/** A member signs the report, or dissents in writing, in time (EVA-07). The last word concludes the signing. */
@Injectable()
export class SignReport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: Acts,
    private readonly clock: Clock,
    private readonly concludeSigning: ConcludeSigning,
  ) {}

  /**
   * @throws RefusedError `not-a-committee-member`, `dissent-not-expected`, what `checkSignature` says, and what `Acts` refuses
   */
  async run(
    { project, lot: lotId }: LotPath,
    { position, dissent }: SignatureDto,
    actor: Actor,
  ): Promise<SignatureReceiptDto> {
    const path = { project, lot: lotId };
    const word = await this.wordOf(path, { position, ...(dissent !== undefined && { dissent }) }, actor);
    return this.concludeSigning.run(path, word, (files) =>
      this.acts.run({ act: 'sign-report', ...path }, asMember(actor, lotId), async (act) => {
        const { manager } = act;
        const lot = completedLot(await lotOfAct(act));
        if (!lot) throw new RangeError('a report is signed that there is not');
        const members = await seatedMembers(manager, path);
        const seat = ownSeat(members, actor);
        if (position !== 'dissented' && dissent !== undefined)
          throw refused('dissent-not-expected', { field: 'dissent' });
        const signature: Signature = { member: seat.id, position, ...(dissent !== undefined && { dissent }) };
        const signatures = await signaturesOf(manager, lot.evaluation);
        orThrow(checkSignature(signature, signatures));
        const givenAt = this.clock.arrival();
        const { id } = await manager.save(ReportSignature, {
          id: randomUUID(),
          ...path,
          ...signature,
          dissent: dissent ?? null,
          givenAt,
          voidAt: null,
        });
        return {
          id,
          position,
          givenAt: givenAt.toISOString(),
          documentDigest: digestOf(lot.evaluation.document),
          concluded: await this.concludeSigning.whenComplete(act, lot, members, files),
        };
      }),
    );
  }

  /** What the actor's word would be to the report; whether it may be given is decided under the lot's lock. */
  private async wordOf(
    path: LotPath,
    { position, dissent }: SignatureDto,
    actor: Actor,
  ): Promise<Signature | undefined> {
    const members = await seatedMembers(this.dataSource.manager, path);
    const seat = members.find(({ subject }) => subject === actor.subject);
    return seat && { member: seat.id, position, ...(dissent !== undefined && { dissent }) };
  }
}
