import { type PeriodDefinition, type ProcedureDefinition } from '../definition/definition';
import { firstRule, lengthOf, periodOf } from '../definition/parts';
import { bindingOn, binds, type ProjectFlags } from '../definition/scope';
import { invalidField, type Refusal, ruleBroken } from '../rules/refusal';

/** More is a slip of the pen: a bid is valid only for so long. */
export const MOST_OBJECTION_DAYS = 90;

/** What a tender may say of how long its candidates stay published. */
export interface Publicity {
  /** Length of the time for objections to the result, in the days of the procedure's period; its least where left out. */
  readonly objectionDays?: number;
}

/** DIS-01: for how long candidates stay published and objections are in time, as the tender documents say, and at least as long as the law has it. */
export function objectionPeriod(definition: ProcedureDefinition, { objectionDays }: Publicity): PeriodDefinition {
  const period = periodOf(definition, 'objection');
  return objectionDays === undefined ? period : { ...period, days: objectionDays };
}

/**
 * What is wrong with the length that a tender gives its candidates' publicity: of a project that must be tendered at least three days (DIS-01; Implementing
 * Regulations art. 54); none where candidates are not published at all.
 */
export function checkObjectionDays(tender: Publicity & ProjectFlags, definition: ProcedureDefinition): Refusal[] {
  const { objectionDays } = tender;
  if (objectionDays === undefined) return [];
  const field = 'objectionDays';
  const period = definition.periods.objection;
  if (!period)
    return [
      invalidField(field, 'publicity-not-in-procedure', {
        zh: `“${definition.title.zh}”不公示候选人，不设公示期`,
        en: `in “${definition.title.en}” no candidates are published, so there is no length of it to set`,
      }),
    ];
  if (!Number.isInteger(objectionDays) || objectionDays < 1 || objectionDays > MOST_OBJECTION_DAYS)
    return [
      invalidField(field, 'publicity-days-invalid', {
        zh: `公示期应为1至${MOST_OBJECTION_DAYS}的整数日`,
        en: `candidates stay published for a whole number of days, from 1 to ${MOST_OBJECTION_DAYS}`,
      }),
    ];
  const rule = firstRule(period);
  if (!binds(bindingOn(definition, tender), rule) || objectionDays >= period.days) return [];
  const { zh, en } = lengthOf(period);
  return [
    ruleBroken(
      rule,
      'publicity-too-short',
      { zh: `候选人公示期不得少于${zh}`, en: `candidates stay published for at least ${en}` },
      { field, params: { least: period.days } },
    ),
  ];
}
