import { type RuleId } from '../rules/rules';
import { type ProcedureDefinition, type RuleScope } from './definition';

/** What of a project decides which rules bind it. */
export interface ProjectFlags {
  /** It must be tendered (依法必须进行招标的项目). */
  readonly mandatory: boolean;
  /** State funds control or lead (国有资金占控股或者主导地位). */
  readonly stateFunded: boolean;
}

/**
 * A procedure as it binds one project: rules whose scope the project does not fall into are named in `waived`, and no decision asks for them.
 * Where the project must be tendered and state funds control it, it is the procedure itself.
 */
export function bindingOn(
  definition: ProcedureDefinition,
  { mandatory, stateFunded }: ProjectFlags,
): ProcedureDefinition {
  const falls: Readonly<Record<RuleScope, boolean>> = {
    mandatory,
    'mandatory-state-funded': mandatory && stateFunded,
  };
  const waived = (Object.entries(definition.bindsOnly) as [RuleId, RuleScope][])
    .filter(([, scope]) => !falls[scope])
    .map(([rule]) => rule);
  return waived.length === 0 ? definition : narrowed(definition, waived);
}

/** One object for each narrowing, so that what is known of a definition is known of it too and not found out at every act. */
function narrowed(definition: ProcedureDefinition, waived: readonly RuleId[]): ProcedureDefinition {
  const known = narrowings.get(definition) ?? new Map<string, ProcedureDefinition>();
  narrowings.set(definition, known);
  const name = waived.join(' ');
  const found = known.get(name) ?? { ...definition, waived };
  known.set(name, found);
  return found;
}

const narrowings = new WeakMap<ProcedureDefinition, Map<string, ProcedureDefinition>>();

/** Of the rules that a part of a procedure names, those that bind the project. */
export function binding(
  definition: ProcedureDefinition,
  { rules }: { readonly rules: readonly RuleId[] },
): readonly RuleId[] {
  return rules.filter((rule) => binds(definition, rule));
}

/** Whether a part is there only because of rules that do not bind the project. */
export function isWaived(definition: ProcedureDefinition, part: { readonly rules: readonly RuleId[] }): boolean {
  return part.rules.length > 0 && binding(definition, part).length === 0;
}

/** Whether a rule binds the project that a definition was narrowed to; of one that was not, every rule does. */
export function binds({ waived = [] }: ProcedureDefinition, rule: RuleId): boolean {
  return !waived.includes(rule);
}
