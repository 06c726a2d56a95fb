import { disclosedBy, type EventType } from '@mingtang/contracts';
import { type Query } from '../reading/query';

const EVALUATED = 'evaluation.evaluation-completed.v1' satisfies EventType;
const SIGNED = 'evaluation.report-signed.v1' satisfies EventType;

export function mayDisclose(type: EventType): boolean {
  return type === SIGNED || disclosedBy(type).length > 0;
}

interface Disclosing {
  readonly type: EventType;
  /** Of its entry. */
  readonly index: number;
  readonly project: string;
  readonly lot: string;
}

/** Makes public what an event, which has its entry already, discloses of its lot. */
export async function disclose(query: Query, disclosing: Disclosing): Promise<void> {
  const { type, project, lot } = disclosing;
  const types = disclosedBy(type);
  if (types.length > 0) await discloseTypes(query, types, disclosing);
  // Where every bid is rejected no candidates follow: the signed report is the end of it.
  if (type === SIGNED && (await allRejected(query, project, lot)))
    await discloseTypes(query, [EVALUATED, SIGNED], disclosing);
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

async function allRejected(query: Query, project: string, lot: string): Promise<boolean> {
  const [last] = await query<{ outcome: string }>(
    `SELECT payload::jsonb->>'outcome' AS outcome FROM entry WHERE project = $1 AND lot = $2 AND type = $3
     ORDER BY index DESC LIMIT 1`,
    [project, lot, EVALUATED],
  );
  return last?.outcome === 'all-rejected';
}
