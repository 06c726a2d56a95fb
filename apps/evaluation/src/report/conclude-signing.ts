import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { isBefore, type Signature } from '@mingtang/procedure';
import { canonicalBytes } from '@mingtang/sealing';
import { ActsUnderWay, DocumentStore, Timers } from '@mingtang/service-kit';
import { digestOf } from '@mingtang/transparency';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { Evaluation } from '../lot/evaluation.entity';
import { seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { type EvaluationReport } from './report';
import { reportPdf } from './report-pdf';
import { SIGNING_TIMER, signingTimer } from './signing-timer';
import { assertCompleted, type CompletedEvaluation, isCompleted, signaturesOf, writeReport } from './write-report';

/** Words that come at once outdate one another's files; each of them is the last but once. */
const MOST_ATTEMPTS = 10;

/** The files of a report, both on disk. */
export interface ReportFiles {
  readonly concludedAt: string;
  /** Of the report as canonical JSON. */
  readonly sha256: string;
  readonly pdfSha256: string;
}

/** The files at hand are not of the report as it stands. */
class OutdatedFiles extends Error {}

/**
 * EVA-07: the report is complete when every member has signed or dissented, or at its due time; who has then said nothing
 * counts as consenting.
 */
@Injectable()
export class ConcludeSigning implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
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
   * Runs what may conclude the signing. The report's files are rendered and on disk before the transaction that locks the lot and
   * names them; where meanwhile something was said that they do not hold, all is done again.
   * @param word of a member, which the transaction is to add.
   */
  async run<Result>(
    path: LotPath,
    word: Signature | undefined,
    act: (transaction: Transaction, files: ReportFiles | undefined) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      const files = await this.writeFiles(path, word);
      try {
        return await this.unitOfWork.run((transaction) => act(transaction, files));
      } catch (error) {
        if (!(error instanceof OutdatedFiles) || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  /**
   * Concludes the signing unless somebody's word is still waited for.
   * @param files as {@link run} gives them.
   * @returns whether it is concluded.
   * @throws {OutdatedFiles} where they are not of the report as it stands.
   */
  async whenComplete(
    transaction: Transaction,
    evaluation: CompletedEvaluation,
    members: readonly CommitteeMember[],
    files: ReportFiles | undefined,
    role?: string,
  ): Promise<boolean> {
    const signatures = await signaturesOf(transaction.manager, evaluation);
    // Whose word arrived in time is waited for, however late this one is taken in.
    if (!writeReport(evaluation, members, signatures, this.clock.arrivalInstant()).complete) return false;
    if (!files) throw new OutdatedFiles();
    const { report } = writeReport(evaluation, members, signatures, files.concludedAt);
    if (digestOf(report) !== files.sha256) throw new OutdatedFiles();
    const { project, lot, document } = evaluation;
    const signedAt = new Date(files.concludedAt);
    await transaction.manager.update(
      Evaluation,
      { project, lot },
      {
        state: 'signed',
        signedAt,
        reportSha256: files.sha256,
        pdfSha256: files.pdfSha256,
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
        signedAt: files.concludedAt,
        outcome: document.result.outcome,
        members: report.signing.members.map(concluded),
        report: { sha256: files.sha256, pdfSha256: files.pdfSha256 },
        document,
      },
      role,
    );
    return true;
  }

  private async whenDue(path: LotPath): Promise<void> {
    await this.acts.decidedBefore();
    await this.run(path, undefined, async (transaction, files) => {
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
      else await this.whenComplete(transaction, evaluation, await seatedMembers(transaction.manager, path), files);
    });
  }

  /** Of the report as it will stand with that word, if nobody's is waited for then. */
  private async writeFiles(path: LotPath, word: Signature | undefined): Promise<ReportFiles | undefined> {
    const { project, lot } = path;
    const { manager } = this.dataSource;
    const evaluation = await manager.findOneBy(Evaluation, { project, lot });
    if (evaluation?.state !== 'signing' || !isCompleted(evaluation)) return undefined;
    const given = await signaturesOf(manager, evaluation);
    const isNew = word && given.every(({ member }) => member !== word.member);
    const signatures = isNew ? [...given, word] : given;
    const members = await seatedMembers(manager, path);
    const concludedAt = this.clock.instant();
    const { report, complete } = writeReport(evaluation, members, signatures, concludedAt);
    if (!complete) return undefined;
    const { sha256 } = await this.documents.put(Readable.from([canonicalBytes(report)]));
    const { sha256: pdfSha256 } = await this.documents.put(Readable.from([await reportPdf(report)]));
    return { concludedAt, sha256, pdfSha256 };
  }
}

function concluded({ name, kind, position, dissent }: EvaluationReport['signing']['members'][number]) {
  if (position === 'pending') throw new RangeError('the signing is not concluded');
  return { name, kind, position, ...(dissent !== undefined && { dissent }) };
}
