import { type Actor } from '@mingtang/contracts';
import { type CustodiansQuery, type Page, pageFrom } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { pageInTime } from '../paging/page-in-time';
import { type ReleaseBatchDto } from './custody.dto';
import { toReceiptDto } from './release-batch';
import { ReleaseBatch } from './release-batch.entity';

interface Counted {
  readonly batch: string;
  readonly shares: number;
  readonly faults: number;
  readonly deadline: Date;
}

/** What a custodian has released, the newest first. */
@Injectable()
export class ListReleases {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {RefusedError} `cursor-invalid` */
  async run(query: CustodiansQuery, actor: Actor): Promise<Page<ReleaseBatchDto>> {
    const { manager } = this.dataSource;
    const custodian = query.custodian ?? actor.subject;
    const batches = await pageInTime(
      manager.createQueryBuilder(ReleaseBatch, 'batch').where({ custodian }),
      'batch.receivedAt',
      query,
      'newest',
    ).getMany();
    const counts = await manager.query<Counted[]>(
      `SELECT batch, count(share)::int AS shares, count(release.fault)::int AS faults, max(deadline) AS deadline
       FROM release JOIN bid_opening AS opening USING (bid, version, envelope)
       JOIN lot_opening USING (project, lot, begun_by)
       WHERE batch = ANY($1) GROUP BY batch`,
      [batches.map(({ id }) => id)],
    );
    const countOf = new Map(counts.map((count) => [count.batch, count]));
    return pageFrom(
      batches,
      query.limit,
      ({ receivedAt, id }) => [receivedAt.toISOString(), id],
      (batch) => {
        const { shares, faults, deadline } = countOf.get(batch.id) as Counted;
        return {
          id: batch.id,
          project: batch.project,
          lot: batch.lot,
          deadline: deadline.toISOString(),
          receivedAt: batch.receivedAt.toISOString(),
          shares,
          faults,
          receipt: toReceiptDto(batch),
        };
      },
    );
  }
}
