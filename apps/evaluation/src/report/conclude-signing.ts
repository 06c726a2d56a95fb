import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { isBefore } from '@mingtang/procedure';
import { canonicalBytes } from '@mingtang/sealing';
import { ActsUnderWay, DocumentStore, Timers } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Readable } from 'node:stream';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { Evaluation } from '../lot/evaluation.entity';
import { seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { type EvaluationReport } from './report';
import { reportPdf } from './report-pdf';
import { SIGNING_TIMER, signingTimer } from './signing-timer';
import { assertCompleted, type CompletedEvaluation, signaturesOf, writeReport } from './write-report';

/**
 * EVA-07: the report is complete when every member has signed or dissented, or at its due time; who has then said nothing
 * counts as consenting.
 */
@Injectable()
export class ConcludeSigning implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly timers: Timers,
    private readonly documents: DocumentStore,
    private readonly acts: ActsUnderWay,
  ) {}

  onModuleInit(): void {
    this.timers.on<LotPath>(SIGNING_TIMER, (path) => this.whenDue(path));
  }

  /**
   * Concludes the signing unless somebody's word is still waited for.
   * @returns whether it is concluded.
   */
  async whenComplete(
    transaction: Transaction,
    evaluation: CompletedEvaluation,
    members: readonly CommitteeMember[],
    role?: string,
  ): Promise<boolean> {
    const now = this.clock.instant();
    const signatures = await signaturesOf(transaction.manager, evaluation);
    // Whose word arrived in time is waited for, however late this one is taken in.
    if (!writeReport(evaluation, members, signatures, this.clock.arrivalInstant()).complete) return false;
    const { report } = writeReport(evaluation, members, signatures, now);
    const { project, lot, document } = evaluation;
    const json = await this.documents.put(Readable.from([canonicalBytes(report)]));
    const pdf = await this.documents.put(Readable.from([await reportPdf(report)]));
    const signedAt = new Date(now);
    await transaction.manager.update(
      Evaluation,
      { project, lot },
      {
        state: 'signed',
        signedAt,
        reportSha256: json.sha256,
        pdfSha256: pdf.sha256,
        // With all bids rejected this is the result: no candidates will be published (EVA-10).
        ...(document.result.outcome === 'all-rejected' && { publicAt: signedAt }),
      },
    );
    await this.timers.cancel(transaction, signingTimer(evaluation).key);
    transaction.emit(
      'evaluation.report-signed.v1',
      {
        project,
        lot,
        signedAt: now,
        outcome: document.result.outcome,
        members: report.signing.members.map(concluded),
        report: { sha256: json.sha256, pdfSha256: pdf.sha256 },
        document,
      },
      role,
    );
    return true;
  }

  private async whenDue(path: LotPath): Promise<void> {
    await this.acts.decidedBefore();
    await this.unitOfWork.run(async (transaction) => {
      const { project, lot } = path;
      const evaluation = await transaction.manager.findOne(Evaluation, {
        where: { project, lot },
        lock: { mode: 'pessimistic_write' },
      });
      if (evaluation?.state !== 'signing') return;
      assertCompleted(evaluation);
      const due = evaluation.signingDue.toISOString();
      // The timer goes by the database's clock, the law by the service's.
      if (isBefore(this.clock.instant(), due))
        await this.timers.set(transaction, { ...signingTimer(evaluation), at: due });
      else await this.whenComplete(transaction, evaluation, await seatedMembers(transaction.manager, path));
    });
  }
}

function concluded({ name, kind, position, dissent }: EvaluationReport['signing']['members'][number]) {
  if (position === 'pending') throw new RangeError('the signing is not concluded');
  return { name, kind, position, ...(dissent !== undefined && { dissent }) };
}
