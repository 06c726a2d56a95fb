import {
  findProcedure,
  isInForce,
  type ProcedureDefinition,
  procedureName,
  proceduresInForce,
} from '@mingtang/procedure/procedures';
import { RefusedError } from '@mingtang/procedure/rules';
import { legalDateOf } from '@mingtang/procedure/time';
import { refusal } from '../refusals';

/** What is tendered by where a draft does not say: its newest version. */
const USUAL = 'cn-open-tender@1';

/** The newest version in force of the procedure of that name; undefined where none is any more. */
export function newestProcedure(name: string, now: Date): string | undefined {
  const [id] = name.split('@');
  const newest = proceduresInForce(legalDateOf(now.toISOString())).find((procedure) => procedure.id === id);
  return newest && procedureName(newest);
}

/**
 * The procedure that a draft is begun with: the one asked for, else the newest version of open tendering.
 * @throws {RefusedError} as {@link procedureInForce}
 */
export function draftProcedure(asked: string | undefined, now: Date): string {
  const name = asked ?? newestProcedure(USUAL, now) ?? USUAL;
  procedureInForce(name, now);
  return name;
}

/**
 * The definition of a version that a notice published now may name.
 * @throws {RefusedError} `procedure-unknown`, `procedure-not-in-force`
 */
export function procedureInForce(name: string, now: Date): ProcedureDefinition {
  const definition = findProcedure(name);
  if (!definition)
    throw new RefusedError([refusal('procedure-unknown', { field: 'procedure', params: { procedure: name } })]);
  if (isInForce(definition, legalDateOf(now.toISOString()))) return definition;
  const newest = newestProcedure(name, now);
  throw new RefusedError([
    refusal('procedure-not-in-force', {
      field: 'procedure',
      params: { procedure: name, ...definition.inForce, ...(newest !== undefined && { newest }) },
    }),
  ]);
}
