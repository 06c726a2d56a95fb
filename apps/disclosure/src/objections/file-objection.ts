import { type Actor, organisationKey } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { mayObject, objectionAnswerDue, orThrow } from '@mingtang/procedure';
import { type LotPath, organisationOf, ReceiptSigner, sealText } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { lockLot } from '../lot/lot-access';
import { refused } from '../refusals';
import { type FileObjectionDto, type ObjectionDto } from './objection.dto';
import { Objection, objectorDigest } from './objection.entity';
import { wholeObjection } from './show-objection';

/** Takes an objection to the published candidates, in time and from one with an interest; it stops the lot (DIS-02). */
@Injectable()
export class FileObjection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly signer: ReceiptSigner,
  ) {}

  /** @throws {RefusedError} `candidates-not-published`, `lot-ended`, and those of `mayObject` */
  file(path: LotPath, { grounds, interest }: FileObjectionDto, actor: Actor): Promise<ObjectionDto> {
    const organisation = organisationOf(actor);
    const objector = organisationKey(organisation);
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { lot, definition, calendar } = await lockLot(manager, path);
      const filedAt = this.clock.arrivalInstant();
      if (!lot.candidates) throw refused('candidates-not-published', { rule: 'DIS-02' });
      if (lot.stage === 'failed' || lot.stage === 'cancelled') throw refused('lot-ended');
      const hasBid = (lot.opening?.entries ?? []).some(({ bidder }) => organisationKey(bidder) === objector);
      const windowEndsAt = lot.candidates.objectionsUntil;
      orThrow(mayObject({ now: filedAt, windowEndsAt, interested: hasBid || interest !== undefined }));
      const answerDue = objectionAnswerDue(filedAt, definition, calendar);
      const { text, salt, digest } = sealText(grounds);
      const id = randomUUID();
      const party = { objector, objectorName: organisation.name, interest: interest ?? null };
      const fixed = objectorDigest({ ...party, salt });
      const filed = { ...path, objection: id, filedAt, answerDue, digest, objectorDigest: fixed };
      const event = emit('disclosure.objection-filed.v1', filed, 'bidder');
      const receipt = this.signer.sign({ act: 'objection-filed', event, ...path, subject: id, digest, time: filedAt });
      const objection = manager.create(Objection, {
        id,
        projectId: path.project,
        lotId: path.lot,
        ...party,
        grounds: text,
        salt,
        digest,
        objectorDigest: fixed,
        filedAt: new Date(filedAt),
        answerDue: new Date(answerDue),
        eventId: event,
        receipt: receipt.note,
        answer: null,
        answerSalt: null,
        answerDigest: null,
        upheld: null,
        answeredAt: null,
        decision: null,
        decisionOrdered: false,
      });
      await manager.insert(Objection, objection);
      return wholeObjection(objection);
    });
  }
}
