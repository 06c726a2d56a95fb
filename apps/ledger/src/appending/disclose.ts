import { disclosedBy, disclosersOf, EVENT_TYPES, type EventType } from '@mingtang/contracts';
import { type Query } from '../reading/query';

/** What is shown once the result is told, or the lot fails. */
const HASHED_FOR_A_WHILE: readonly EventType[] = EVENT_TYPES.filter((type) => disclosersOf(type).length > 0);

export function mayDisclose(type: EventType): boolean {
  return disclosedBy(type).length > 0;
}

interface Disclosing {
  /** Of the entry by which it is shown. */
  readonly index: number;
  readonly project: string;
  readonly lot: string;
}

/** Makes public what an event, which has its entry already, discloses of its lot. */
export async function disclose(query: Query, type: EventType, disclosing: Disclosing): Promise<void> {
  await discloseTypes(query, disclosedBy(type), disclosing);
}

/** Makes public what led to the end of a lot that failed: no result follows that would disclose it. */
export async function discloseFailed(query: Query, disclosing: Disclosing): Promise<void> {
  await discloseTypes(query, HASHED_FOR_A_WHILE, disclosing);
}

async function discloseTypes(
  query: Query,
  types: readonly EventType[],
  { index, project, lot }: Disclosing,
): Promise<void> {
  await query(
    `INSERT INTO disclosed_record (event, disclosed_by)
     SELECT event, $4 FROM entry WHERE project = $1 AND lot = $2 AND type = ANY($3)
     ON CONFLICT DO NOTHING`,
    [project, lot, types, index],
  );
}
