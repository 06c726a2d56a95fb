import { isStage, projectStage, type Stage, type StageEvent, transition } from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { type RegisterLot } from '../projections/register-lot.entity';
import { type ProjectRows } from './project-rows';

/** What each type of step does to its lot; rejected bids and cancellations are seen to below. */
const MOVES: Readonly<Record<string, readonly StageEvent[]>> = {
  'bidding.bidding-closed.v1': ['close-bidding'],
  'bidding.bid-opened.v1': ['begin-opening'],
  'bidding.bid-unopened.v1': ['begin-opening'],
  'bidding.lot-opening-failed.v1': ['close-bidding', 'fail'],
  'bidding.opening-completed.v1': ['close-bidding', 'begin-opening', 'complete-opening'],
  'announcement.project-cancelled.v1': ['cancel'],
};

/** Where its outcome is that all bids are rejected. */
const REJECTING = 'evaluation.evaluation-completed.v1';

/** This service's own acts that a cancellation cannot undo where they come before it. */
const AWARDING = 'disclosure.award-determined.v1';
const DECIDING = 'disclosure.objection-decided.v1';

/** The columns that say where project and lots stand, as far as their steps and this service's own acts say another thing. */
export async function alteredStages(manager: EntityManager, rows: ProjectRows): Promise<string[]> {
  const { project, lots } = rows;
  const steps = await movingSteps(manager, project.id);
  const altered = lots.filter((lot) => {
    const ofLot = steps.filter(({ lotId }) => lotId === null || lotId === lot.lotId);
    const told = ofLot.flatMap(movesOf);
    const own = ownMoves(lot, rows);
    const before = told.filter((move) => move !== 'cancel');
    if (before.length === told.length) return afterMoves([...told, ...own]) !== lot.stage;
    // A cancellation comes after an own act that ends the lot or awards it only where that is a step before it.
    const kept = ofLot.findIndex(keepsLot);
    const cancelledAt = ofLot.findIndex(({ type }) => type === 'announcement.project-cancelled.v1');
    if (kept !== -1 && kept < cancelledAt) return afterMoves([...before, ...own]) !== lot.stage;
    return afterMoves([...before, 'cancel']) !== lot.stage && afterMoves(told) !== lot.stage;
  });
  return [
    ...altered.map(({ lotId }) => `register_lot.stage of ${lotId}`),
    ...(lots.length > 0 &&
    lots.every(({ stage }) => isStage(stage)) &&
    project.stage === projectStage(lots.map(({ stage }) => stage))
      ? []
      : ['register_project.stage']),
  ];
}

interface MovingStep {
  readonly type: string;
  readonly lotId: string | null;
  readonly outcome: string | null;
}

/** The steps that move lots on, hidden ones too, in the order in which they came in. */
function movingSteps(manager: EntityManager, project: string): Promise<MovingStep[]> {
  return manager.query<MovingStep[]>(
    `SELECT type, lot_id AS "lotId", facts->>'outcome' AS outcome FROM step
     WHERE project_id = $1 AND type = ANY($2) ORDER BY position`,
    [project, [...Object.keys(MOVES), REJECTING, AWARDING, DECIDING]],
  );
}

function keepsLot({ type, outcome }: MovingStep): boolean {
  return type === AWARDING || (type === DECIDING && outcome === 'fails');
}

function movesOf({ type, outcome }: MovingStep): readonly StageEvent[] {
  if (type === REJECTING) return outcome === 'all-rejected' ? ['fail'] : [];
  return MOVES[type] ?? [];
}

function ownMoves({ lotId, candidates }: RegisterLot, { awards, contracts, objections }: ProjectRows): StageEvent[] {
  const ofLot = awards.filter((award) => award.lotId === lotId && award.voidedAt === null);
  return [
    ...(candidates ? (['publish-candidates'] as const) : []),
    ...(objections.some((objection) => objection.lotId === lotId && objection.decision?.outcome === 'fails')
      ? (['fail'] as const)
      : []),
    ...(ofLot.length > 0 ? (['award'] as const) : []),
    ...(ofLot.some(({ id }) => contracts.some(({ awardId }) => awardId === id)) ? (['sign-contract'] as const) : []),
  ];
}

function afterMoves(moves: readonly StageEvent[]): Stage {
  return moves.reduce<Stage>((at, move) => {
    const moved = transition(at, move);
    return moved.ok ? moved.value : at;
  }, 'published');
}
