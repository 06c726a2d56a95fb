import { type Actor } from '@mingtang/contracts';
import { type BidManifest } from '@mingtang/sealing';
import { invalidField, RefusedError } from '@mingtang/procedure/rules';
import { isInstant } from '@mingtang/procedure/time';
import { Act, By, CustodiansQuery, decodeCursor, LotPath, type Page, pageFrom, pageOf } from '@mingtang/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { closedAtOf, knownProject, lotOf, stagesOfAct } from '../projections/known-project';
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
  WaitingSharesQuery,
} from './custody.dto';
import { ListReleases } from './list-releases';
import { RecordRefusal } from './record-refusal';
import { RecordReleases } from './record-releases';

interface WaitingRow {
  readonly project: string;
  readonly lot: string;
  readonly begun_by: WaitingLotDto['begunBy'];
  readonly begun_at: Date;
  readonly deadline: Date;
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
  ) {}

  @Get('lots')
  @Act({
    summary: 'Openings of lots that wait for a custodian’s releases, oldest first',
    by: ['custodian'],
    response: pageOf(WaitingLotDto),
    refuses: { invalid: ['cursor-invalid'] },
  })
  async lots(@Query() { limit, cursor, custodian }: CustodiansQuery, @By() actor: Actor): Promise<Page<WaitingLotDto>> {
    const after = openingCursor(cursor);
    const rows = await this.dataSource.query<WaitingRow[]>(
      `SELECT project, lot, begun_by, begun_at, deadline, bids
       FROM (SELECT opening.project, opening.lot, opening.begun_by, count(DISTINCT opening.bid)::int AS bids
             FROM ${WAITING_FOR_ME} GROUP BY opening.project, opening.lot, opening.begun_by) AS waiting
       JOIN lot_opening USING (project, lot, begun_by) JOIN traded_case AS of USING (project, lot)
       WHERE of.stage = ANY($7)
         AND ($2::timestamptz IS NULL OR (begun_at, project::text, lot, begun_by) > ($2::timestamptz, $3, $4, $5))
       ORDER BY begun_at, project::text, lot, begun_by LIMIT $6`,
      [custodian ?? actor.subject, ...after, limit + 1, stagesOfAct('release-shares')],
    );
    return pageFrom(
      rows,
      limit,
      ({ begun_at, project, lot, begun_by }) => [begun_at.toISOString(), project, lot, begun_by],
      ({ project, lot, begun_by: begunBy, begun_at, deadline, bids }) => ({
        project,
        lot,
        begunBy,
        deadline: deadline.toISOString(),
        begunAt: begun_at.toISOString(),
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
    },
  })
  async shares(
    @Param() { project, lot }: LotPath,
    @Query() { limit, cursor, begunBy }: WaitingSharesQuery,
    @By() actor: Actor,
  ): Promise<Page<SealedShareDto>> {
    const { manager } = this.dataSource;
    const known = await knownProject(manager, project);
    seatOf(actor, known);
    if (closedAtOf(lotOf(known, lot)) === undefined) throw refused('bidding-not-closed');
    const after = decodeCursor(cursor, 2) ?? [null, null];
    const rows = await this.dataSource.query<ShareRow[]>(
      `SELECT waiting.bid, waiting.version, round, envelope, manifest, ciphertext
       FROM (SELECT opening.bid, opening.version, opening.round, opening.envelope, mine.ciphertext FROM ${WAITING_FOR_ME}
               AND opening.project = $2 AND opening.lot = $3 AND ($7::text IS NULL OR opening.begun_by = $7)
               AND ($4::text IS NULL OR (opening.bid::text, opening.envelope) > ($4, $5))
             ORDER BY opening.bid::text, opening.envelope LIMIT $6) AS waiting
       JOIN bid_version ON bid_version.bid = waiting.bid AND bid_version.version = waiting.version
       ORDER BY waiting.bid::text, envelope`,
      [actor.subject, project, lot, ...after, limit + 1, begunBy ?? null],
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
      conflict: ['stage-does-not-allow', 'refusals-too-many'],
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
function openingCursor(cursor: string | undefined): readonly unknown[] {
  const after = decodeCursor(cursor, 4);
  if (after && !isInstant(String(after[0])))
    throw new RefusedError([
      invalidField('cursor', 'cursor-invalid', { zh: '分页游标无效', en: 'not a cursor of this list' }),
    ]);
  return after ?? [null, null, null, null];
}
