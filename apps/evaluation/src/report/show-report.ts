import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { canonicalBytes } from '@mingtang/sealing';
import { DocumentStore, owningRole } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { DataSource } from 'typeorm';
import { type Evaluation } from '../lot/evaluation.entity';
import { knownLot, openedLot, seatedMembers, seatOf } from '../lot/lot-access';
import { type KnownLot } from '../lot/opened-lot';
import { type LotPath } from '../lot/lot-path';
import { type CommitteeMember } from '../committee/committee-member.entity';
import { refused } from '../refusals';
import { reportPdf } from './report-pdf';
import { publicSince } from './public-since';
import { completedLot, signaturesOf, writeReport } from './write-report';

export type ReportFormat = 'json' | 'pdf';

/** The report of a lot: for its committee, its owner and supervision once complete, for everybody once it is public. */
@Injectable()
export class ShowReport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly documents: DocumentStore,
  ) {}

  /**
   * The bytes of the report: as signed, or as they would be now.
   * @throws RefusedError `report-not-public`, `evaluation-not-complete`, and what `openedLot` throws
   */
  async run(path: LotPath, format: ReportFormat, actor: Actor | undefined): Promise<Uint8Array> {
    const { manager } = this.dataSource;
    const known = await knownLot(manager, path);
    const members = await seatedMembers(manager, path);
    const involved = isInvolved(known, members, actor);
    const opened = await openedLot(manager, path).catch((error: unknown) => {
      throw involved ? error : refused('report-not-public');
    });
    if (!involved && publicSince(opened) === undefined) throw refused('report-not-public');
    const lot = completedLot(opened);
    if (!lot) throw refused('evaluation-not-complete');
    const { evaluation } = lot;
    const stored = storedAs(evaluation, format);
    if (stored !== null) return buffer((await this.documents.open(stored)).content);
    const { report } = writeReport(lot, members, await signaturesOf(manager, evaluation), this.clock.instant());
    return format === 'json' ? canonicalBytes(report) : reportPdf(report);
  }
}

function isInvolved({ project }: KnownLot, members: readonly CommitteeMember[], actor: Actor | undefined): boolean {
  return (
    !!actor?.roles.includes('supervisor') ||
    owningRole(actor, project.published) !== undefined ||
    seatOf(members, actor) !== undefined
  );
}

function storedAs({ reportSha256, pdfSha256 }: Evaluation, format: ReportFormat): string | null {
  return format === 'json' ? reportSha256 : pdfSha256;
}
