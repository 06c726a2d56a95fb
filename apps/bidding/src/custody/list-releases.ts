import { type Actor } from '@mingtang/contracts';
import { type CustodiansQuery, type Page, pageFrom, readProjects, type TradedProject } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { pageInTime } from '../paging/page-in-time';
import { deadlineOf } from '../projections/known-project';
import { type ReleaseBatchDto } from './custody.dto';
import { toReceiptDto } from './release-batch';
import { ReleaseBatch } from './release-batch.entity';

interface Counted {
  readonly batch: string;
  readonly shares: number;
  readonly faults: number;
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
      `SELECT batch, count(share)::int AS shares, count(fault)::int AS faults FROM release
       WHERE batch = ANY($1) GROUP BY batch`,
      [batches.map(({ id }) => id)],
    );
    const countOf = new Map(counts.map((count) => [count.batch, count]));
    const projects = await readProjects(manager, [...new Set(batches.map(({ project }) => project))]);
    return pageFrom(
      batches,
      query.limit,
      ({ receivedAt, id }) => [receivedAt.toISOString(), id],
      (batch) => ({
        id: batch.id,
        project: batch.project,
        lot: batch.lot,
        deadline: deadlineOf(projects.get(batch.project) as TradedProject),
        receivedAt: batch.receivedAt.toISOString(),
        shares: countOf.get(batch.id)?.shares ?? 0,
        faults: countOf.get(batch.id)?.faults ?? 0,
        receipt: toReceiptDto(batch),
      }),
    );
  }
}
