import { type BodyDefinition, type BodyId, type PeriodDefinition, type ProcedureDefinition } from './definition';
import { type PeriodId } from './vocabulary/periods';

/** @throws RangeError where the procedure knows no such period */
export function periodOf({ id, version, periods }: ProcedureDefinition, period: PeriodId): PeriodDefinition {
  const found = periods[period];
  if (!found) throw new RangeError(`${id}@${version} has no period ${period}`);
  return found;
}

/** @throws RangeError where the procedure knows no such body */
export function bodyOf({ id, version, bodies }: ProcedureDefinition, body: BodyId): BodyDefinition {
  const found = bodies[body];
  if (!found) throw new RangeError(`${id}@${version} has no ${body}`);
  return found;
}
