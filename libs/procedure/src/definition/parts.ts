import { type BodyDefinition, type BodyId, type PeriodDefinition, type ProcedureDefinition } from './definition';
import { type GuardName } from './guards';
import { type RuleId } from '../rules/rules';
import { type Bilingual } from '../writing/text';
import { type LegalPeriod } from '../time/calendar';
import { type ActId } from './vocabulary/acts';
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

/** The rule that a part of a procedure goes by, first of all. @throws RangeError where none is named, which the explorer forbids */
export function firstRule({ rules: [first] }: { readonly rules: readonly RuleId[] }): RuleId {
  if (!first) throw new RangeError('a part of a procedure names no rule');
  return first;
}

/** The rule that a part goes by in a matter: the usual one where the part names it, else its own first; for another regime has a rule of its own. */
export function ruleFor(part: { readonly rules: readonly RuleId[] } | undefined, usual: RuleId): RuleId {
  if (!part || part.rules.includes(usual)) return usual;
  return part.rules[0] ?? usual;
}

/** Whether a guard is asked before an act; what it asks for need not be looked up else. */
export function isGuarded({ acts }: Pick<ProcedureDefinition, 'acts'>, act: ActId, guard: GuardName): boolean {
  return acts[act]?.guards.includes(guard) ?? false;
}

/** The rule that the notice of an act goes by; the act's own where it has no notice. */
export function ruleOfNotice({ notices, acts }: Pick<ProcedureDefinition, 'notices' | 'acts'>, act: ActId): RuleId {
  return firstRule(notices.find(({ of }) => of === act) ?? acts[act] ?? { rules: [] });
}

/** How long a period is: `5 working days`. */
export function lengthOf({ days, unit }: LegalPeriod): Bilingual {
  const en = days === 1 ? 'day' : 'days';
  return unit === 'working-day'
    ? { zh: `${days}个工作日`, en: `${days} working ${en}` }
    : { zh: `${days}日`, en: `${days} ${en}` };
}
