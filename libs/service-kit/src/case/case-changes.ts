import { type Transaction } from '@mingtang/messaging';
import { Injectable } from '@nestjs/common';
import { type Case } from './case';
import { saveCase } from './case-rows';
import { DueActs } from './due-acts';

/** What a service keeps that follows from where a case stands. */
export type CaseFollower = (of: Case, transaction: Transaction) => Promise<void>;

/** Keeps where a case stands, and with it all that follows from it: the timers of its periods, and what its service derives for lists. */
@Injectable()
export class CaseChanges {
  private readonly followers: CaseFollower[] = [];

  constructor(private readonly due: DueActs) {}

  /** Has a follower told of every change of a case, in the transaction in which it changes. */
  on(follower: CaseFollower): void {
    this.followers.push(follower);
  }

  async keep(of: Case, transaction: Transaction): Promise<void> {
    await saveCase(transaction.manager, of);
    await this.due.setFor(of, transaction);
    for (const follower of this.followers) await follower(of, transaction);
  }
}
