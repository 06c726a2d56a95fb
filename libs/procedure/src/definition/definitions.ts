import { CN_OPEN_TENDER } from './cn-open-tender';
import { type ProcedureDefinition, type ProcedureId } from './definition';

export const DEFINITIONS: Readonly<Record<ProcedureId, ProcedureDefinition>> = { 'cn-open-tender': CN_OPEN_TENDER };

export function isProcedureId(id: string): id is ProcedureId {
  return Object.hasOwn(DEFINITIONS, id);
}

/** @throws RangeError if there is no such procedure */
export function definitionOf(id: string): ProcedureDefinition {
  if (!isProcedureId(id)) throw new RangeError(`no such procedure: ${id}`);
  return DEFINITIONS[id];
}
