import { isWaived } from '../definition/scope';
import { periodOf, ruleFor } from '../definition/parts';
import { type ProcedureDefinition } from '../definition/definition';
import { accept, type Decision, refuse, ruleBroken } from '../rules/refusal';
import { type Calendar, endOfPeriod } from '../time/calendar';
import { type Instant, isBefore } from '../time/instant';
import { objectionPeriod, type Publicity } from './publicity';

/** DIS-01: until when (exclusive) candidates must be published: within 3 days of the report (Implementing Regulations art. 54). */
export function candidatesDue(reportAt: Instant, definition: ProcedureDefinition, calendar: Calendar): Instant {
  return endOfPeriod(reportAt, periodOf(definition, 'candidatesPublishedWithin'), calendar);
}

/** EVA-08: how many candidates there may be. */
export function checkCandidatesNumber(
  candidates: number,
  { methods }: Pick<ProcedureDefinition, 'methods'>,
): Decision<void> {
  const { maxCandidates } = methods;
  if (candidates >= 1 && candidates <= maxCandidates) return accept(undefined);
  return refuse(
    ruleBroken(
      ruleFor(methods, 'EVA-08'),
      'candidates-number',
      { zh: `中标候选人应为1至${maxCandidates}个`, en: `there are 1 to ${maxCandidates} candidates` },
      { field: 'candidates', params: { candidates, maxCandidates } },
    ),
  );
}

/**
 * Whether candidates may be published now. Being late (DIS-01) does not forbid it, for then the result would never be
 * public; `late` tells that the period was missed, which supervision and the public are shown. It binds projects that must be tendered:
 * elsewhere they are due whenever they come.
 */
export function checkCandidatesPublication(
  { now, reportAt, candidates }: { readonly now: Instant; readonly reportAt: Instant; readonly candidates: number },
  definition: ProcedureDefinition,
  calendar: Calendar,
): Decision<{ readonly late: boolean; readonly due: Instant }> {
  const number = checkCandidatesNumber(candidates, definition);
  if (!number.ok) return number;
  if (isBefore(now, reportAt))
    return refuse({
      kind: 'conflict',
      code: 'report-not-signed',
      message: { zh: '评标报告尚未完成', en: 'the evaluation report is not complete' },
    });
  if (isWaived(definition, periodOf(definition, 'candidatesPublishedWithin'))) return accept({ late: false, due: now });
  const due = candidatesDue(reportAt, definition, calendar);
  return accept({ late: !isBefore(now, due), due });
}

/** DIS-01, DIS-02: candidates stay published, and objections are in time, from publication to before `endsAt`. @param tender what it says of how long */
export function objectionWindow(
  publishedAt: Instant,
  definition: ProcedureDefinition,
  calendar: Calendar,
  tender: Publicity = {},
): { readonly beginsAt: Instant; readonly endsAt: Instant } {
  return { beginsAt: publishedAt, endsAt: endOfPeriod(publishedAt, objectionPeriod(definition, tender), calendar) };
}
