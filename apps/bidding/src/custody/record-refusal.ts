import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { type ReleaseRefusal as Reason, mayRelease, orThrow } from '@mingtang/procedure';
import { type SignedReleaseRefusal, verifyReleaseRefusal } from '@mingtang/sealing';
import { nodeEd25519 } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { lockProject, lotOf } from '../projections/lock-project';
import { refused } from '../refusals';
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
  ) {}

  /**
   * The reason that stands already is not told again.
   * @throws {RefusedError} `project-unknown`, `lot-unknown`, `not-your-custody`, `release-not-yours`, `release-before-deadline`
   * (BID-04), `bidding-not-closed`, `lot-not-opening`, `refusal-signature-wrong`, `refusals-too-many`
   */
  async record(refusal: Stated, actor: Actor): Promise<RefusalReceivedDto> {
    const { project: id, lot, custodian, reason, detail, statedAt, signature } = refusal;
    const of = { project: id, lot };
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const project = await lockProject(manager, id);
      const { stage } = lotOf(project, lot);
      const { verificationKey } = seatOf(actor, project);
      const now = this.clock.instant();
      if (custodian !== actor.subject) throw refused('release-not-yours', { field: 'custodian' });
      orThrow(mayRelease(now, project.deadline));
      if (stage === 'published') throw refused('bidding-not-closed');
      if (stage !== 'opening') throw refused('lot-not-opening', { params: { stage } });
      if (!verifyReleaseRefusal(refusal, verificationKey, nodeEd25519))
        throw refused('refusal-signature-wrong', { field: 'signature' });
      const standing = (await standingRefusals(manager, of)).get(custodian);
      if (standing?.reason === reason) return { recorded: false };
      if ((await manager.countBy(ReleaseRefusal, { ...of, custodian })) >= MOST_STATEMENTS)
        throw refused('refusals-too-many', { params: { most: MOST_STATEMENTS } });
      const said = { ...of, custodian, reason, detail, statedAt, signature };
      const event = emit('bidding.release-refused.v1', { ...said, receivedAt: now }, 'custodian');
      await manager.insert(ReleaseRefusal, { ...said, event, receivedAt: new Date(now) });
      return { recorded: true };
    });
  }
}
