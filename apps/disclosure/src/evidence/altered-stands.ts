import { lotsOf, type ProcessEvent } from '@mingtang/contracts';
import {
  beginningOf,
  type CaseLaw,
  evolveAll,
  type Fact,
  isQuiet,
  isStage,
  type Stand,
} from '@mingtang/procedure/procedures';
import { type Acted, caseOf, concernsCases, factOf, lawOf } from '@mingtang/service-kit';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager } from 'typeorm';
import { timedActs } from '../due/keep-owed';
import { OwedAct } from '../due/owed-act.entity';
import { stageOf } from '../projections/keep-stage';
import { type ProjectRows } from './project-rows';

interface CaseRow {
  readonly lot: string;
  readonly stage: string;
  readonly settled: unknown;
  readonly acted: unknown;
}

interface StepRow {
  /** The lot or lots that its event names, as events do. */
  readonly about: object;
  readonly fact: Fact;
}

/** What this service said that has not come back to it. */
interface UnderWay {
  readonly event: ProcessEvent;
}

/**
 * The columns of cases, and those that are kept from them, as far as folding again what came in and what this service said says another
 * thing.
 */
export async function alteredStands(manager: EntityManager, rows: ProjectRows): Promise<string[]> {
  const { project, lots } = rows;
  const { id, published } = project;
  const law = lawOf(published);
  const [traded] = await manager.query<{ published: unknown; places: number }[]>(
    'SELECT published, places FROM traded_project WHERE id = $1',
    [id],
  );
  const cases = await manager.query<CaseRow[]>(
    'SELECT lot, stage, settled, acted FROM traded_case WHERE project = $1',
    [id],
  );
  const steps = await manager.query<StepRow[]>(
    `SELECT jsonb_strip_nulls(jsonb_build_object('lot', lot_id, 'lots', facts->'lots')) AS about, fact FROM step WHERE project_id = $1 AND fact IS NOT NULL ORDER BY position`,
    [id],
  );
  const underWay = await manager.query<UnderWay[]>(
    `SELECT event FROM outbox WHERE project_id = $1
     AND NOT EXISTS (SELECT FROM step WHERE step.event_id = outbox.event_id) ORDER BY id`,
    [id],
  );
  const owed = await manager.findBy(OwedAct, { projectId: id });
  const altered = lots.flatMap(({ lotId, stage }) => {
    const { settled, acted, stand } = foldedAgain(law, lotId, steps, underWay);
    const row = cases.find(({ lot }) => lot === lotId);
    const awaited = owed.filter((each) => each.lotId === lotId).map(({ projectId: _, lotId: __, ...act }) => act);
    return [
      ...(same(row?.settled, settled) ? [] : [`traded_case.settled of ${lotId}`]),
      ...(same(row?.acted, acted) ? [] : [`traded_case.acted of ${lotId}`]),
      ...(row?.stage === stand.stage ? [] : [`traded_case.stage of ${lotId}`]),
      ...(stage === stand.stage ? [] : [`register_lot.stage of ${lotId}`]),
      ...(same(inOrder(awaited), inOrder(timedActs(law, stand))) ? [] : [`owed_act of ${lotId}`]),
    ];
  });
  return [
    ...(same(traded?.published, published) ? [] : ['traded_project.published']),
    ...(traded?.places === Math.max(0, ...steps.map(({ fact }) => fact.place)) ? [] : ['traded_project.places']),
    ...altered,
    ...(lots.length > 0 && lots.every(({ stage }) => isStage(stage)) && project.stage === stageOf(lots)
      ? []
      : ['register_project.stage']),
  ];
}

function foldedAgain(
  law: CaseLaw,
  lot: string,
  steps: readonly StepRow[],
  underWay: readonly UnderWay[],
): { readonly settled: Stand; readonly acted: readonly Acted[]; readonly stand: Stand } {
  const facts = steps.filter(({ about }) => lotsOf(about, [lot]).length > 0).map(({ fact }) => fact);
  const settled = evolveAll(law, beginningOf(law.definition), facts);
  const acted = underWay.flatMap(({ event }): Acted[] => {
    const fact = factOf(event, 0);
    const moves = !isQuiet(law.definition, fact.act) || fact.ends !== undefined;
    const concerns = lotsOf(event.data, [lot]).length > 0;
    return moves && concerns && concernsCases(event.type)
      ? [{ event: event.id, fact: { ...fact, seen: event.seen ?? 0 } }]
      : [];
  });
  return caseOf({ project: '', lot, law }, settled, acted);
}

function inOrder<Act extends { readonly act: string; readonly item: string }>(acts: readonly Act[]): Act[] {
  return [...acts].sort((a, b) => `${a.act} ${a.item}`.localeCompare(`${b.act} ${b.item}`, 'en'));
}

/** As JSON, for that is how a row holds them. */
function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(json(a), json(b));
}

function json(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
