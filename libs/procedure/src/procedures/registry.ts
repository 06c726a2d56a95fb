import { bindingOn, type ProjectFlags } from '../definition/scope';
import { type ProcedureDefinition } from '../definition/definition';
import { CN_INVITED_TENDER } from './cn-invited-tender/v1';
import { CN_OPEN_TENDER } from './cn-open-tender/v1';
import { CN_TWO_ENVELOPE_TENDER } from './cn-two-envelope-tender/v1';
import { GP_CONSULTATION } from './gp-consultation/v1';
import { GP_INQUIRY } from './gp-inquiry/v1';
import { GP_NEGOTIATION } from './gp-negotiation/v1';

/** Every version of every procedure; old ones stay, for the projects that go by them. */
export const PROCEDURES: readonly ProcedureDefinition[] = [
  CN_OPEN_TENDER,
  CN_INVITED_TENDER,
  CN_TWO_ENVELOPE_TENDER,
  GP_CONSULTATION,
  GP_NEGOTIATION,
  GP_INQUIRY,
];

/** How a notice names a version of a procedure: `cn-open-tender@1`. */
export function procedureName({ id, version }: Pick<ProcedureDefinition, 'id' | 'version'>): string {
  return `${id}@${version}`;
}

/** The version of that name, or undefined where there is none. */
export function findProcedure(name: string): ProcedureDefinition | undefined {
  return PROCEDURES.find((procedure) => procedureName(procedure) === name);
}

/** @throws RangeError where there is no version of that name */
export function definitionOf(name: string): ProcedureDefinition {
  const found = findProcedure(name);
  if (!found) throw new RangeError(`no such procedure: ${name}`);
  return found;
}

/** Whether a notice of that date (`YYYY-MM-DD`, Asia/Shanghai) may name a version. */
export function isInForce({ inForce: { from, until } }: Pick<ProcedureDefinition, 'inForce'>, date: string): boolean {
  return from <= date && (until === undefined || date <= until);
}

/** The newest version of each procedure that a notice of that date (`YYYY-MM-DD`, Asia/Shanghai) may name. */
export function proceduresInForce(date: string): readonly ProcedureDefinition[] {
  const inForce = PROCEDURES.filter((procedure) => isInForce(procedure, date));
  return inForce.filter(({ id, version }) => !inForce.some((other) => other.id === id && other.version > version));
}

/**
 * The law of a project: its procedure, as far as it binds the project.
 * @throws RangeError if there is no such procedure
 */
export function lawBinding(project: ProjectFlags & { readonly procedure: string }): ProcedureDefinition {
  return bindingOn(definitionOf(project.procedure), project);
}
