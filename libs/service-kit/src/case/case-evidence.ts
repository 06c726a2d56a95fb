import { EVENT_TYPES, EVENTS, type EventType, publisherOf } from '@mingtang/contracts';
import { type ActId } from '@mingtang/procedure/procedures';
import { type EntityManager } from 'typeorm';
import { type EvidenceLine, keptLine } from '../evidence/evidence-line';
import { type Case, type TradedProject } from './case';

/** What a service's cases rest upon that other services said, for the log to refute; of an act that several events tell, it may be any of them. */
export function* keptCases(service: string, { id, cases }: TradedProject): Generator<EvidenceLine> {
  for (const { lot, settled } of cases)
    for (const act of Object.keys(settled.done) as ActId[]) {
      const [type, ...others] = typesOf(act).filter((each) => publisherOf(each) !== service);
      if (type !== undefined && others.length === 0) yield keptLine(service, type, { project: id, lot });
    }
}

/** Columns of a project's cases that contradict each other: acts are decided by them. */
export async function alteredCases(manager: EntityManager, { id, cases }: TradedProject): Promise<string[]> {
  const rows = await manager.query<{ lot: string; stage: string }[]>(
    'SELECT lot, stage FROM traded_case WHERE project = $1',
    [id],
  );
  const stages = new Map(rows.map(({ lot, stage }) => [lot, stage]));
  return [
    ...(cases.every(({ lot, stand }) => stages.get(lot) === stand.stage) ? [] : ['traded_case.stage']),
    ...(cases.every(isLedTo) ? [] : ['traded_case.settled']),
  ];
}

/** A case stands where its procedure begins, or an act that was done leads there. */
function isLedTo({ law: { definition }, settled: { stage, done } }: Case): boolean {
  const acts = Object.keys(done) as ActId[];
  return (
    stage === definition.stages[0] ||
    acts.some((act) => Object.values(definition.acts[act]?.leads ?? {}).some((led) => led === stage))
  );
}

function typesOf(act: ActId): EventType[] {
  return EVENT_TYPES.filter((type) => {
    const { act: told, record, data } = EVENTS[type];
    return told === act && record === 'public' && 'lot' in data.properties;
  });
}
