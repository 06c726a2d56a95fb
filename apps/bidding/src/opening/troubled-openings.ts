import { type ReleaseRefusal } from '@mingtang/procedure/bidding';
import { decodeCursor, type Page, pageFrom, type PageQuery } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { standingRefusals } from '../custody/standing-refusals';
import { stagesOfAct } from '../projections/known-project';
import { type LotOpening } from './lot-opening.entity';
import { type TroubledOpeningDto } from './troubled-openings.dto';

interface Row {
  readonly project: string;
  readonly title: string;
  readonly lot: string;
  readonly begun_by: LotOpening['begunBy'];
  readonly begun_at: Date;
  readonly delayed_at: Date | null;
  readonly waiting: number;
  readonly custodians: readonly { readonly id: string; readonly name: string }[];
}

/** Openings that somebody should look at: of which a custodian refuses its shares, or that wait beyond their time. */
@Injectable()
export class TroubledOpenings {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {RefusedError} `cursor-invalid` */
  async list({ limit, cursor }: PageQuery): Promise<Page<TroubledOpeningDto>> {
    const after = decodeCursor(cursor, 2) ?? [null, null];
    const rows = await this.dataSource.query<Row[]>(
      `SELECT of.project, published->>'title' AS title, of.lot, begun.begun_by, begun_at, delayed_at,
              published->'custody'->'custodians' AS custodians,
              (SELECT count(DISTINCT bid)::int FROM bid_opening AS opening
               WHERE opening.project = of.project AND opening.lot = of.lot
                 AND opening.begun_by = begun.begun_by AND state = 'awaiting-shares') AS waiting
       FROM traded_case AS of JOIN traded_project AS project ON project.id = of.project
       CROSS JOIN LATERAL (SELECT begun_by, begun_at FROM lot_opening AS opening
                           WHERE opening.project = of.project AND opening.lot = of.lot
                           ORDER BY begun_at DESC LIMIT 1) AS begun
       LEFT JOIN opening_wait AS wait ON wait.project = of.project AND wait.lot = of.lot AND wait.begun_by = begun.begun_by
       WHERE of.stage = ANY($4) AND ($1::text IS NULL OR (of.project::text, of.lot) > ($1, $2))
         AND (wait.delayed_at IS NOT NULL
              OR EXISTS (SELECT FROM release_refusal AS refusal
                         WHERE refusal.project = of.project AND refusal.lot = of.lot
                           AND refusal.begun_by = begun.begun_by
                           AND NOT EXISTS (SELECT FROM release_batch AS batch
                                           WHERE batch.project = refusal.project AND batch.lot = refusal.lot
                                             AND batch.custodian = refusal.custodian
                                             AND batch.received_at > refusal.received_at)))
       ORDER BY of.project::text, of.lot LIMIT $3`,
      [...after, limit + 1, stagesOfAct('open-bid')],
    );
    const page = pageFrom(
      rows,
      limit,
      ({ project, lot }) => [project, lot],
      (row) => row,
    );
    return { ...page, items: await Promise.all(page.items.map((row) => this.show(row))) };
  }

  private async show(row: Row): Promise<TroubledOpeningDto> {
    const { project, title, lot, begun_by: begunBy, begun_at, delayed_at: delayedAt, waiting, custodians } = row;
    const standing = await standingRefusals(this.dataSource.manager, { project, lot, begunBy });
    const refusals = custodians.flatMap(({ id, name }) => {
      const refusal = standing.get(id);
      if (!refusal) return [];
      const reason: ReleaseRefusal = refusal.reason;
      return [{ custodian: name, reason, at: refusal.received_at.toISOString() }];
    });
    const at = { begunBy, begunAt: begun_at.toISOString(), ...(delayedAt && { delayedAt: delayedAt.toISOString() }) };
    return { project, title, lot, ...at, waiting, refusals };
  }
}
