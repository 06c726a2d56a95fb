import { Clock } from '@mingtang/messaging';
import { type Signature } from '@mingtang/procedure/evaluation';
import { canonicalBytes } from '@mingtang/sealing';
import { Acts, type AllowedAct, DocumentStore, DueActs, PLATFORM } from '@mingtang/service-kit';
import { digestOf } from '@mingtang/transparency';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { Evaluation } from '../lot/evaluation.entity';
import { knownLot, lotOfAct, seatedMembers } from '../lot/lot-access';
import { type LotPath } from '../lot/lot-path';
import { type EvaluationReport } from './report';
import { reportPdf } from './report-pdf';
import { type CompletedLot, completedLot, signaturesOf, writeReport } from './write-report';

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
    private readonly acts: Acts,
    private readonly due: DueActs,
    private readonly clock: Clock,
    private readonly documents: DocumentStore,
  ) {}

  onModuleInit(): void {
    this.due.on('conclude-report', (of) =>
      this.run(of, undefined, (files) =>
        this.acts.run({ act: 'conclude-report', ...of }, PLATFORM, async (act) => {
          const lot = completedLot(await lotOfAct(act));
          if (lot) await this.whenComplete(act, lot, await seatedMembers(act.manager, of), files);
        }),
      ),
    );
  }

  /**
   * Does what may conclude the signing. The report's files are rendered and on disk before the lot is locked for the act that names them; where
   * meanwhile something was said that they do not hold, all is done again.
   * @param word of a member, which the act is to add.
   */
  async run<Result>(
    path: LotPath,
    word: Signature | undefined,
    act: (files: ReportFiles | undefined) => Promise<Result>,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      const files = await this.writeFiles(path, word);
      try {
        return await act(files);
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
    { manager, tell, arrivedAt }: AllowedAct,
    lot: CompletedLot,
    members: readonly CommitteeMember[],
    files: ReportFiles | undefined,
  ): Promise<boolean> {
    const { project, lot: lotId, document } = lot.evaluation;
    const signatures = await signaturesOf(manager, lot.evaluation);
    // Whose word arrived in time is waited for, however late this one is taken in.
    if (!writeReport(lot, members, signatures, arrivedAt).complete) return false;
    if (!files) throw new OutdatedFiles();
    const { concludedAt, sha256, pdfSha256 } = files;
    const { report } = writeReport(lot, members, signatures, concludedAt);
    if (digestOf(report) !== sha256) throw new OutdatedFiles();
    const signed = { signedAt: new Date(concludedAt), reportSha256: sha256, pdfSha256 };
    await manager.update(Evaluation, { project, lot: lotId }, signed);
    await tell('evaluation.report-signed.v1', {
      project,
      lot: lotId,
      signedAt: concludedAt,
      outcome: document.result.outcome,
      members: report.signing.members.map(concluded),
      report: { sha256, pdfSha256 },
      document,
    });
    return true;
  }

  /** Of the report as it will stand with that word, if nobody's is waited for then. */
  private async writeFiles(path: LotPath, word: Signature | undefined): Promise<ReportFiles | undefined> {
    const { manager } = this.dataSource;
    const lot = await this.signedLot(path);
    if (!lot) return undefined;
    const given = await signaturesOf(manager, lot.evaluation);
    const isNew = word && given.every(({ member }) => member !== word.member);
    const signatures = isNew ? [...given, word] : given;
    const members = await seatedMembers(manager, path);
    const concludedAt = this.clock.instant();
    const { report, complete } = writeReport(lot, members, signatures, concludedAt);
    if (!complete) return undefined;
    const { sha256 } = await this.documents.put(Readable.from([canonicalBytes(report)]));
    const { sha256: pdfSha256 } = await this.documents.put(Readable.from([await reportPdf(report)]));
    return { concludedAt, sha256, pdfSha256 };
  }

  /** A lot whose report is being signed. */
  private async signedLot(path: LotPath): Promise<CompletedLot | undefined> {
    const { manager } = this.dataSource;
    const known = await knownLot(manager, path);
    const evaluation = await manager.findOneBy(Evaluation, { project: path.project, lot: path.lot });
    return evaluation && known.case.stand.stage === 'report' ? completedLot({ ...known, evaluation }) : undefined;
  }
}

function concluded({ name, kind, position, dissent }: EvaluationReport['signing']['members'][number]) {
  if (position === 'pending') throw new RangeError('the signing is not concluded');
  return { name, kind, position, ...(dissent !== undefined && { dissent }) };
}
