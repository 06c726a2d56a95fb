import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { type ReleaseRefusal as Reason } from '@mingtang/procedure/bidding';
import { type SignedReleaseRefusal, verifyReleaseRefusal } from '@mingtang/sealing';
import { Acts, CUSTODIAN, nodeEd25519 } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { lockProject } from '../projections/known-project';
import { refused } from '../refusals';
import { openingOf } from '../opening/lot-opening';
import { seatOf } from './custody-access';
import { type RefusalReceivedDto } from './custody.dto';
import { standingRefusals } from './standing-refusals';
import { ReleaseRefusal } from './release-refusal.entity';

type Stated = SignedReleaseRefusal & { readonly reason: Reason };

/** Of one custodian and lot: an agent says another reason when it changes, and does not flood. */
const MOST_STATEMENTS = 50;

/** Takes in why a custodian releases nothing of a closed lot, and tells everyone (BID-04, OPN-01). */
@Injectable()
export class RecordRefusal {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /**
   * The reason that stands already is not told again.
   * @throws {RefusedError} `project-unknown`, `lot-unknown`, `not-your-custody`, `release-not-yours`,
   * `stage-does-not-allow`, `refusal-signature-wrong`, `refusals-too-many`
   */
  async record(refusal: Stated, actor: Actor): Promise<RefusalReceivedDto> {
    const { project: id, lot, custodian, reason, detail, statedAt, signature } = refusal;
    const of = { project: id, lot };
    return this.unitOfWork.run(async (transaction) => {
      const project = await lockProject(transaction.manager, id);
      const { verificationKey } = seatOf(actor, project);
      const now = this.clock.instant();
      if (custodian !== actor.subject) throw refused('release-not-yours', { field: 'custodian' });
      return this.acts.within(transaction, { act: 'refuse-release', ...of }, CUSTODIAN, async (act) => {
        const { manager, tell } = act;
        const { begunBy } = openingOf(act.case);
        if (!verifyReleaseRefusal(refusal, verificationKey, nodeEd25519))
          throw refused('refusal-signature-wrong', { field: 'signature' });
        const standing = (await standingRefusals(manager, { ...of, begunBy })).get(custodian);
        if (standing?.reason === reason) return { recorded: false };
        if ((await manager.countBy(ReleaseRefusal, { ...of, custodian })) >= MOST_STATEMENTS)
          throw refused('refusals-too-many', { params: { most: MOST_STATEMENTS } });
        const said = { ...of, custodian, reason, detail, statedAt, signature };
        const event = await tell('bidding.release-refused.v1', { ...said, receivedAt: now });
        await manager.insert(ReleaseRefusal, { ...said, begunBy, event, receivedAt: new Date(now) });
        return { recorded: true };
      });
    });
  }
}
