import { type EventData, type EventType, factSaid, type ProcessEvent } from '@mingtang/contracts';
import { type Fact } from '@mingtang/procedure/procedures';
import { type EntityManager } from 'typeorm';
import { type Case } from './case';

/** An event that moved a case, or was overtaken in it. */
export interface KeptFact {
  readonly event: string;
  readonly type: EventType;
  /** The members of its data from which the fact follows, and which lot it names. */
  readonly said: Readonly<Record<string, unknown>>;
  readonly fact: Fact;
}

/** Keeps of what a case was folded, so that anyone may fold it again. */
export async function keepFact(
  manager: EntityManager,
  { project, lot }: Pick<Case, 'project' | 'lot'>,
  { id, type, data }: ProcessEvent,
  fact: Fact,
): Promise<void> {
  await manager.query(
    'INSERT INTO traded_fact (project, lot, event, type, said, fact) VALUES ($1, $2, $3, $4, $5, $6)',
    [project, lot, id, type, saidBy(type, data), fact],
  );
}

/** What a case was folded of, in order. */
export async function keptFacts(
  manager: EntityManager,
  { project, lot }: Pick<Case, 'project' | 'lot'>,
): Promise<readonly KeptFact[]> {
  return manager.query<KeptFact[]>(
    'SELECT event, type, said, fact FROM traded_fact WHERE project = $1 AND lot = $2 ORDER BY id',
    [project, lot],
  );
}

/** The members of an event's data that its fact reads. */
export function saidBy(type: EventType, data: EventData<EventType>): Readonly<Record<string, unknown>> {
  const read: Record<string, unknown> = {
    ...('lot' in data && { lot: data.lot }),
    ...('lots' in data && { lots: data.lots }),
  };
  const watched = new Proxy<Record<string, unknown>>(
    { ...data },
    {
      get(members, name: string) {
        if (members[name] !== undefined) read[name] = members[name];
        return members[name];
      },
    },
  );
  factSaid(type, watched as unknown as EventData<EventType>);
  return read;
}
