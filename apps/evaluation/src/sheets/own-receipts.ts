import { type Actor } from '@mingtang/contracts';
import { notMember } from '@mingtang/procedure/evaluation';
import { RefusedError } from '@mingtang/procedure/rules';
import { type ReceiptDto } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, Not } from 'typeorm';
import { CommitteeMember } from '../committee/committee-member.entity';
import { knownLot } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { ReviewSheet } from '../review/review-sheet.entity';
import { receiptOf } from '../receipt-of';
import { MemberScoreSheet } from '../scoring/member-score-sheet.entity';

/** The receipts of the sheets that a member has handed in, void ones too, oldest first. */
@Injectable()
export class OwnReceipts {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws RefusedError `not-a-committee-member`, `project-unknown`, `lot-unknown` */
  async run({ project, lot }: LotPath, { subject }: Actor): Promise<ReceiptDto[]> {
    const { manager } = this.dataSource;
    await knownLot(manager, { project, lot });
    const seats = await manager.findBy(CommitteeMember, { project, lot, subject });
    if (seats.length === 0) throw new RefusedError([notMember(subject)]);
    const mine = { member: In(seats.map(({ id }) => id)), receipt: Not(IsNull()) };
    const sheets = [...(await manager.findBy(ReviewSheet, mine)), ...(await manager.findBy(MemberScoreSheet, mine))];
    return sheets
      .sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime())
      .flatMap(({ receipt }) => (receipt === null ? [] : [receiptOf(receipt)]));
  }
}
