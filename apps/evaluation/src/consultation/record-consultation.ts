import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { Acts } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomBytes, randomUUID } from 'node:crypto';
import { asMember, lotOfAct, ownSeat, seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { refused } from '../refusals';
import { consultationOf } from './consultation';
import { consultationFact, ConsultationRecord, minutesDigest } from './consultation-record.entity';
import { type ConsultationDto, type ConsultationReceiptDto } from './consultation.dto';
import { takingPart } from './taking-part';

/** A member records what the group consulted about with one supplier apart (GP-10); the minutes stay sealed until the result. */
@Injectable()
export class RecordConsultation {
  constructor(
    private readonly acts: Acts,
    private readonly clock: Clock,
  ) {}

  /** @throws RefusedError `not-a-committee-member`, `bid-not-consulted`, and what `Acts` refuses */
  async run(
    { project, lot: lotId }: LotPath,
    { bid, minutes }: ConsultationDto,
    actor: Actor,
  ): Promise<ConsultationReceiptDto> {
    const path = { project, lot: lotId };
    return this.acts.run({ act: 'record-consultation', ...path }, asMember(actor, lotId), async (act) => {
      const { manager } = act;
      const members = await seatedMembers(manager, path);
      const { id: member } = ownSeat(members, actor);
      const taking = await takingPart(manager, await lotOfAct(act), members);
      if (!taking.includes(bid)) throw refused('bid-not-consulted', { field: 'bid' });
      const { records, changes } = await consultationOf(manager, path);
      const round = records.filter((record) => record.bid === bid).length + 1;
      const sealed = { ...path, bid, round, minutes, salt: randomBytes(32).toString('hex') };
      const record = Object.assign(new ConsultationRecord(), {
        id: randomUUID(),
        ...sealed,
        afterChanges: changes.length,
        member,
        digest: minutesDigest(sealed),
        recordedAt: this.clock.now(),
        voidAt: null,
      });
      record.event = await act.tell('evaluation.consultation-recorded.v1', consultationFact(record));
      const { id, digest, recordedAt } = await manager.save(record);
      return { id, round, recordedAt: recordedAt.toISOString(), digest };
    });
  }
}
