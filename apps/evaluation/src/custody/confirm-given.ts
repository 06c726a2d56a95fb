import { type Receipt } from '@mingtang/sealing';
import { type AllowedAct, ReceiptSigner } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { type CustodianCommitment, isRevealed } from '../draw/custodian-commitment.entity';
import { committedFact, revealedFact } from '../draw/draw-facts';
import { type AnchoredDraw } from '../draw/expert-draw.entity';

/** Publishes what a custodian gives to a draw, and signs for it, so that the platform cannot lose it and blame the custodian. */
@Injectable()
export class ConfirmGiven {
  constructor(private readonly receipts: ReceiptSigner) {}

  /** @returns the commitment with its receipt, to be stored. */
  async commitment({ tell }: AllowedAct, given: CustodianCommitment): Promise<CustodianCommitment> {
    const event = await tell('evaluation.draw-committed.v1', committedFact(given));
    const { note: receipt } = this.receipts.sign(commitmentReceipt(given, event));
    return Object.assign(given, { event, receipt });
  }

  /** @returns the commitment with the receipt of its reveal, to be stored. */
  async reveal({ tell }: AllowedAct, draw: AnchoredDraw, given: CustodianCommitment): Promise<CustodianCommitment> {
    if (!isRevealed(given)) throw new RangeError('nothing is revealed');
    const revealEvent = await tell('evaluation.draw-revealed.v1', revealedFact(draw, given));
    const { note: revealReceipt } = this.receipts.sign(revealReceiptOf(given, given.revealedAt, revealEvent));
    return Object.assign(given, { revealEvent, revealReceipt });
  }
}

/** What the receipt of a commitment says. */
export function commitmentReceipt(given: CustodianCommitment, event: string): Receipt {
  const { project, lot, number, commitment: digest, committedAt } = given;
  const of = { project, lot, subject: String(number), digest };
  return { act: 'draw-committed', event, ...of, time: committedAt.toISOString() };
}

/** What the receipt of a reveal says. The digest of the bytes is what was committed to. */
export function revealReceiptOf(given: CustodianCommitment, revealedAt: Date, event: string): Receipt {
  const { project, lot, number, commitment: digest } = given;
  const of = { project, lot, subject: String(number), digest };
  return { act: 'draw-revealed', event, ...of, time: revealedAt.toISOString() };
}
