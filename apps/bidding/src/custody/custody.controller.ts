import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { type BidManifest } from '@mingtang/sealing';
import { invalidField, isInstant, mayRelease, orThrow, RefusedError } from '@mingtang/procedure';
import {
  Act,
  By,
  CustodiansQuery,
  decodeCursor,
  LotPath,
  type Page,
  pageFrom,
  pageOf,
  PageQuery,
  readProjects,
  type TradedProject,
} from '@mingtang/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { closedAtIn, closedAtOf, deadlineOf, knownProject, lotOf, stagesOfAct } from '../projections/known-project';
import { refused } from '../refusals';
import { seatOf } from './custody-access';
import {
  RefusalReceivedDto,
  ReleaseBatchDto,
  ReleaseRefusalDto,
  ReleasesDto,
  ReleasesReceivedDto,
  SealedShareDto,
  toRelease,
  WaitingLotDto,
} from './custody.dto';
import { ListReleases } from './list-releases';
import { RecordRefusal } from './record-refusal';
import { RecordReleases } from './record-releases';

interface WaitingRow {
  readonly project: string;
  readonly lot: string;
  readonly closed_at: Date;
  readonly bids: number;
}

interface ShareRow {
  readonly bid: string;
  readonly version: number;
  readonly round: number;
  readonly envelope: string;
  readonly manifest: BidManifest;
  readonly ciphertext: Buffer;
}

/**
 * Envelopes of bids of closing lists that wait for the release of custodian `$1`. One that others' shares have opened meanwhile does so
 * too: who comes second has not failed, and what everyone was dealt is known. What counts as withdrawn stays shut.
 */
const WAITING_FOR_ME = `bid_opening AS opening
  JOIN bid_share AS mine ON mine.bid = opening.bid AND mine.version = opening.version
    AND mine.envelope = opening.envelope AND mine.custodian = $1
  WHERE opening.state IN ('awaiting-shares', 'opened')
    AND NOT EXISTS (SELECT FROM release WHERE release.bid = opening.bid AND release.version = opening.version
                    AND release.envelope = opening.envelope AND release.custodian = $1)`;

@ApiTags('custody')
@Controller('custody')
export class CustodyController {
  constructor(
    private readonly recording: RecordReleases,
    private readonly refusing: RecordRefusal,
    private readonly listing: ListReleases,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  @Get('lots')
  @Act({
    summary: 'Closed lots that wait for a custodian’s releases, oldest first',
    by: ['custodian'],
    response: pageOf(WaitingLotDto),
    refuses: { invalid: ['cursor-invalid'] },
  })
  async lots(@Query() { limit, cursor, custodian }: CustodiansQuery, @By() actor: Actor): Promise<Page<WaitingLotDto>> {
    const after = lotCursor(cursor);
    const rows = await this.dataSource.query<WaitingRow[]>(
      `SELECT project, lot, closed_at, bids FROM (
       SELECT of.project, of.lot, ${closedAtIn('of')} AS closed_at, waiting.bids
       FROM (SELECT opening.project, opening.lot, count(DISTINCT opening.bid)::int AS bids
             FROM ${WAITING_FOR_ME} GROUP BY opening.project, opening.lot) AS waiting
       JOIN traded_case AS of ON of.project = waiting.project AND of.lot = waiting.lot
       WHERE of.stage = ANY($6)) AS closed
       WHERE $2::timestamptz IS NULL OR (closed_at, project::text, lot) > ($2::timestamptz, $3, $4)
       ORDER BY closed_at, project::text, lot LIMIT $5`,
      [custodian ?? actor.subject, ...after, limit + 1, stagesOfAct('release-shares')],
    );
    const projects = await readProjects(this.dataSource.manager, [...new Set(rows.map(({ project }) => project))]);
    return pageFrom(
      rows,
      limit,
      ({ closed_at, project, lot }) => [closed_at.toISOString(), project, lot],
      ({ project, lot, closed_at, bids }) => ({
        project,
        lot,
        deadline: deadlineOf(projects.get(project) as TradedProject),
        closedAt: closed_at.toISOString(),
        bids,
      }),
    );
  }

  @Get('releases')
  @Act({
    summary: 'Releases of a custodian, batch by batch as they came in, with their receipts, newest first',
    by: ['custodian'],
    response: pageOf(ReleaseBatchDto),
    refuses: { invalid: ['cursor-invalid'] },
  })
  releases(@Query() query: CustodiansQuery, @By() actor: Actor): Promise<Page<ReleaseBatchDto>> {
    return this.listing.run(query, actor);
  }

  @Get('projects/:project/lots/:lot/shares')
  @Act({
    summary: 'The shares that wait for my release, each encrypted to me alone; only from the deadline on',
    by: ['custodian'],
    response: pageOf(SealedShareDto),
    rules: ['BID-04'],
    refuses: {
      invalid: ['cursor-invalid'],
      forbidden: ['not-your-custody'],
      'not-found': ['project-unknown', 'lot-unknown'],
      conflict: ['bidding-not-closed'],
      rule: ['release-before-deadline'],
    },
  })
  async shares(
    @Param() { project, lot }: LotPath,
    @Query() { limit, cursor }: PageQuery,
    @By() actor: Actor,
  ): Promise<Page<SealedShareDto>> {
    const { manager } = this.dataSource;
    const known = await knownProject(manager, project);
    seatOf(actor, known);
    orThrow(mayRelease(this.clock.instant(), deadlineOf(known)));
    if (closedAtOf(lotOf(known, lot)) === undefined) throw refused('bidding-not-closed');
    const after = decodeCursor(cursor, 2) ?? [null, null];
    const rows = await this.dataSource.query<ShareRow[]>(
      `SELECT waiting.bid, waiting.version, round, envelope, manifest, ciphertext
       FROM (SELECT opening.bid, opening.version, opening.round, opening.envelope, mine.ciphertext FROM ${WAITING_FOR_ME}
               AND opening.project = $2 AND opening.lot = $3
               AND ($4::text IS NULL OR (opening.bid::text, opening.envelope) > ($4, $5))
             ORDER BY opening.bid::text, opening.envelope LIMIT $6) AS waiting
       JOIN bid_version ON bid_version.bid = waiting.bid AND bid_version.version = waiting.version
       ORDER BY waiting.bid::text, envelope`,
      [actor.subject, project, lot, ...after, limit + 1],
    );
    return pageFrom(
      rows,
      limit,
      ({ bid, envelope }) => [bid, envelope],
      ({ ciphertext, ...of }) => ({ ...of, share: ciphertext.toString('base64') }),
    );
  }

  @Post('projects/:project/lots/:lot/releases')
  @Act({
    summary: 'Release my shares of bids on the closing list; a repeat changes nothing',
    hasDeadline: true,
    by: ['custodian'],
    response: ReleasesReceivedDto,
    rules: ['BID-04'],
    refuses: {
      invalid: ['share-malformed', 'release-signature-wrong'],
      forbidden: ['not-your-custody', 'release-not-yours'],
      'not-found': ['project-unknown', 'lot-unknown'],
      conflict: ['bidding-not-closed', 'stage-does-not-allow', 'bid-not-on-closing-list', 'release-differs'],
      rule: ['release-before-deadline'],
    },
  })
  release(
    @Param() { project, lot }: LotPath,
    @Body() { releases }: ReleasesDto,
    @By() actor: Actor,
  ): Promise<ReleasesReceivedDto> {
    return this.recording.record({ project, lot }, releases.map(toRelease), actor);
  }

  @Post('projects/:project/lots/:lot/refusals')
  @Act({
    summary:
      'Say publicly why I release nothing, or not all, of a closed lot; the reason that stands is not told again',
    description: 'It has gone once I release after all.',
    by: ['custodian'],
    response: RefusalReceivedDto,
    rules: ['BID-04', 'OPN-01'],
    refuses: {
      invalid: ['refusal-signature-wrong'],
      forbidden: ['not-your-custody', 'release-not-yours'],
      'not-found': ['project-unknown', 'lot-unknown'],
      conflict: ['bidding-not-closed', 'stage-does-not-allow', 'refusals-too-many'],
      rule: ['release-before-deadline'],
    },
  })
  refuse(
    @Param() { project, lot }: LotPath,
    @Body() { custodian, reason, detail, statedAt, signature }: ReleaseRefusalDto,
    @By() actor: Actor,
  ): Promise<RefusalReceivedDto> {
    return this.refusing.record({ project, lot, custodian, reason, detail, statedAt, signature }, actor);
  }
}

/** @throws {RefusedError} `cursor-invalid` */
function lotCursor(cursor: string | undefined): readonly unknown[] {
  const after = decodeCursor(cursor, 3);
  if (after && !isInstant(String(after[0])))
    throw new RefusedError([
      invalidField('cursor', 'cursor-invalid', { zh: '分页游标无效', en: 'not a cursor of this list' }),
    ]);
  return after ?? [null, null, null];
}
