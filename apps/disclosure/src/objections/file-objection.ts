import { type Actor, organisationKey } from '@mingtang/contracts';
import { checkInterest } from '@mingtang/procedure/disclosure';
import { binding, countedFrom, periodOf } from '@mingtang/procedure/procedures';
import { orThrow } from '@mingtang/procedure/rules';
import { Acts, type Acting, type LotPath, organisationOf, ReceiptSigner, sealText } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { knownLot } from '../register/known-project';
import { type FileObjectionDto, type ObjectionDto } from './objection.dto';
import { Objection, objectorDigest } from './objection.entity';
import { RAISING, type RaisedRelief, tellFiled } from './raised-relief';
import { wholeObjection } from './show-objection';

const AS_INTERESTED: Acting = { capacity: 'interested', role: 'bidder' };

/** Takes an objection to the published candidates (DIS-02) or a challenge of the published result (GP-08), in time and from one with an interest. */
@Injectable()
export class FileObjection {
  constructor(
    private readonly acts: Acts,
    private readonly signer: ReceiptSigner,
  ) {}

  /** @throws {RefusedError} what the case refuses, and `checkInterest` */
  file(
    path: LotPath,
    { grounds, interest }: FileObjectionDto,
    actor: Actor,
    relief: RaisedRelief = 'objection',
  ): Promise<ObjectionDto> {
    const { file, answerWithin, receipt: confirms } = RAISING[relief];
    const organisation = organisationOf(actor);
    const objector = organisationKey(organisation);
    return this.acts.run({ act: file, ...path }, AS_INTERESTED, async (act) => {
      const { manager, arrivedAt: filedAt } = act;
      const { law, stand } = act.case;
      const { opening } = await knownLot(manager, path);
      const hasBid = (opening?.entries ?? []).some(({ bidder }) => organisationKey(bidder) === objector);
      const [rule] = binding(law.definition, law.definition.reliefs[relief] ?? { rules: [] });
      orThrow(checkInterest(hasBid || interest !== undefined, relief, rule));
      const answerDue = countedFrom(filedAt, periodOf(law.definition, answerWithin), law.calendar, stand);
      const { text, salt, digest } = sealText(grounds);
      const id = randomUUID();
      const party = { objector, objectorName: organisation.name, interest: interest ?? null };
      const fixed = objectorDigest({ ...party, salt });
      const event = await tellFiled(act, relief, { ...path, item: id, filedAt, answerDue, digest, byDigest: fixed });
      const receipt = this.signer.sign({ act: confirms, event, ...path, subject: id, digest, time: filedAt });
      const objection = manager.create(Objection, {
        id,
        projectId: path.project,
        lotId: path.lot,
        relief,
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
      });
      await manager.insert(Objection, objection);
      return wholeObjection(objection);
    });
  }
}
