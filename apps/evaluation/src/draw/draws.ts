import { byCustodian } from '@mingtang/sealing';
import { type EntityManager } from 'typeorm';
import { type LotPath } from '../lot/lot-path';
import { refused } from '../refusals';
import { CustodianCommitment } from './custodian-commitment.entity';
import { type DrawState, ExpertDraw } from './expert-draw.entity';

const UNDER_WAY: readonly DrawState[] = ['awaiting-commitments', 'requested', 'awaiting-reveals'];

/** The latest draw of a lot, whatever became of it; null before its opening. */
export async function latestDraw(manager: EntityManager, { project, lot }: LotPath): Promise<ExpertDraw | null> {
  return manager.findOne(ExpertDraw, { where: { project, lot }, order: { number: 'DESC' } });
}

/** All draws of a lot in order. */
export async function drawsOf(manager: EntityManager, { project, lot }: LotPath): Promise<ExpertDraw[]> {
  return manager.find(ExpertDraw, { where: { project, lot }, order: { number: 'ASC' } });
}

/** @throws RefusedError `draw-unknown` */
export async function drawNumbered(
  manager: EntityManager,
  { project, lot, number }: LotPath & { readonly number: number },
): Promise<ExpertDraw> {
  const draw = await manager.findOneBy(ExpertDraw, { project, lot, number });
  if (!draw) throw refused('draw-unknown');
  return draw;
}

/** What custodians have given to a draw, ascending by custodian. */
export async function commitmentsOf(
  manager: EntityManager,
  { project, lot, number }: Pick<ExpertDraw, 'project' | 'lot' | 'number'>,
): Promise<CustodianCommitment[]> {
  return (await manager.findBy(CustodianCommitment, { project, lot, number })).sort(byCustodian);
}

/** Opens the next draw of a lot to commitments, unless one is open or under way. */
export async function openDraw(manager: EntityManager, { project, lot }: LotPath, openedAt: Date): Promise<void> {
  const last = await latestDraw(manager, { project, lot });
  if (last && UNDER_WAY.includes(last.state)) return;
  await manager.insert(ExpertDraw, {
    project,
    lot,
    number: (last?.number ?? 0) + 1,
    state: 'awaiting-commitments',
    openedAt,
    passedOver: [],
  });
}

/** The seed of a lot's first draw with an outcome, from which lots between tied bids follow. @throws RangeError if there is none. */
export async function firstSeed(
  manager: EntityManager,
  { project, lot }: LotPath,
): Promise<{ number: number; seed: string }> {
  const [first] = await manager.find(ExpertDraw, {
    where: { project, lot, state: 'drawn' },
    order: { number: 'ASC' },
    take: 1,
  });
  if (!first || first.seed === null) throw new RangeError('no committee was drawn');
  return { number: first.number, seed: first.seed };
}
