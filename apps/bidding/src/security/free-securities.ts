import { OFFER_ROUNDS, type SecurityReturnCause } from '@mingtang/procedure/bidding';
import { STAGE_NAMES, type StageKind } from '@mingtang/procedure/procedures';
import { type Case, CaseChanges } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { markReturnsDue } from './returns-due';

/** Where a lot comes to its end, securities that stand for nothing any more are due back, in the transaction in which it does (OPN-02, DIS-05, ANN-11). */
@Injectable()
export class FreeSecurities implements OnModuleInit {
  constructor(private readonly changes: CaseChanges) {}

  onModuleInit(): void {
    this.changes.on(async (of, { manager }) => {
      const cause = freedBy(of);
      if (cause && of.stand.since !== undefined) await markReturnsDue(manager, of, cause, of.stand.since);
    });
  }
}

/** Why securities of a lot are free as it stands; undefined while it goes on. */
function freedBy({ stand: { stage, done, entered } }: Case): SecurityReturnCause | undefined {
  const kind: StageKind = STAGE_NAMES[stage].kind;
  if (kind === 'success') return 'contract-signed';
  if (kind === 'cancelled') return 'tender-terminated';
  if (kind !== 'failure') return undefined;
  return OFFER_ROUNDS.some(({ close }) => done[close]?.nth === entered) ? 'bid-not-opened' : 'tender-terminated';
}
