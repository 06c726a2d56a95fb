import { type Actor, organisationKey } from '@mingtang/contracts';
import { decodeCursor, type LotPath, owningRole, type Page, pageFrom, type PageQuery } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { knownLot, knownProject } from '../register/known-project';
import { type ObjectionDto } from './objection.dto';
import { Objection } from './objection.entity';
import { type RaisedRelief } from './raised-relief';
import { publicObjection, wholeObjection } from './show-objection';

/** The objections of a lot in their order; texts only for those whom they concern. */
@Injectable()
export class ListObjections {
  constructor(private readonly manager: EntityManager) {}

  /** @throws {RefusedError} `project-unknown`, `lot-unknown` */
  async list(
    path: LotPath,
    { limit, cursor }: PageQuery,
    actor: Actor | undefined,
    relief: RaisedRelief = 'objection',
  ): Promise<Page<ObjectionDto>> {
    const { published } = await knownProject(this.manager, path.project);
    await knownLot(this.manager, path);
    const after = decodeCursor(cursor, 2);
    const query = this.manager
      .createQueryBuilder(Objection, 'objection')
      .where('objection.projectId = :project AND objection.lotId = :lot', path)
      .andWhere('objection.relief = :relief', { relief })
      .orderBy('objection.filedAt')
      .addOrderBy('objection.id')
      .limit(limit + 1);
    if (after) query.andWhere('(objection.filed_at, objection.id) > (:at::timestamptz, :id::uuid)', keyOf(after));
    const readsAll = owningRole(actor, published) !== undefined || !!actor?.roles.includes('supervisor');
    const own = actor?.organisation && organisationKey(actor.organisation);
    return pageFrom(
      await query.getMany(),
      limit,
      ({ filedAt, id }) => [filedAt.toISOString(), id],
      (objection) => (readsAll || objection.objector === own ? wholeObjection(objection) : publicObjection(objection)),
    );
  }
}

function keyOf([at, id]: readonly (string | number)[]): { at: string; id: string } {
  return { at: String(at), id: String(id) };
}
