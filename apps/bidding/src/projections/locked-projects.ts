import { type PublishedProject } from '@mingtang/contracts';
import { Injectable } from '@nestjs/common';
import { definitionOf } from '@mingtang/procedure';
import { LRUCache } from 'lru-cache';
import { type EntityManager } from 'typeorm';
import { type LockedProject } from './lock-project';
import { type Lot, Project } from './project.entity';

interface LockedRow {
  readonly id: string;
  readonly revision: number;
  readonly deadline: Date;
  readonly procuring_entity_key: string;
  readonly agency_key: string | null;
  readonly cancelled_at: Date | null;
  readonly lot: string;
  readonly stage: Lot['stage'];
  readonly closed_at: Date | null;
}

const KEPT_PROJECTS = 500;

/** Locks many projects at once without reading their notices again: those are kept by revision, which the lock reads. */
@Injectable()
export class LockedProjects {
  private readonly published = new LRUCache<string, PublishedProject>({ max: KEPT_PROJECTS });

  /** The projects of those ids that there are, locked in an order that rules out deadlock. */
  async lock(manager: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, LockedProject>> {
    const rows = await manager.query<LockedRow[]>(
      `WITH locked AS MATERIALIZED (
         SELECT id, revision, deadline, procuring_entity_key, agency_key, cancelled_at
         FROM project WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE
       )
       SELECT locked.*, lot.id AS lot, stage, closed_at FROM locked JOIN lot ON lot.project = locked.id`,
      [ids],
    );
    const locked = new Map<string, LockedProject>();
    for (const id of new Set(rows.map((row) => row.id)))
      locked.set(
        id,
        await this.whole(
          manager,
          rows.filter((row) => row.id === id),
        ),
      );
    return locked;
  }

  private async whole(manager: EntityManager, rows: readonly LockedRow[]): Promise<LockedProject> {
    const [row] = rows as [LockedRow];
    const published = await this.publishedAs(manager, row);
    return {
      id: row.id,
      published,
      definition: definitionOf(published.procedure),
      deadline: row.deadline.toISOString(),
      procuringEntityKey: row.procuring_entity_key,
      agencyKey: row.agency_key,
      cancelled: row.cancelled_at !== null,
      lots: rows.map(({ lot, stage, closed_at }) => ({ project: row.id, id: lot, stage, closedAt: closed_at })),
    };
  }

  private async publishedAs(manager: EntityManager, { id, revision }: LockedRow): Promise<PublishedProject> {
    const key = `${id}@${revision}`;
    const kept = this.published.get(key);
    if (kept) return kept;
    const { published } = await manager.findOneByOrFail(Project, { id });
    this.published.set(key, published);
    return published;
  }
}
