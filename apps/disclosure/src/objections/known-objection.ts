import { type LotPath } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { refused } from '../refusals';
import { knownLot, knownProject } from '../register/known-project';
import { Objection } from './objection.entity';
import { type RaisedRelief } from './raised-relief';

/** @throws {RefusedError} `project-unknown`, `lot-unknown`, `objection-unknown` */
export async function knownObjection(
  manager: EntityManager,
  path: LotPath,
  id: string,
  relief: RaisedRelief = 'objection',
): Promise<Objection> {
  const found = await manager.findOneBy(Objection, { id, projectId: path.project, lotId: path.lot, relief });
  if (found) return found;
  await knownProject(manager, path.project);
  await knownLot(manager, path);
  throw refused('objection-unknown');
}
