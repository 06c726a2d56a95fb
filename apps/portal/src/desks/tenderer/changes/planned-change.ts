import { checkChange, checkEffect, type Timetable } from '@mingtang/procedure/notice';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { checkPublishable, type ProjectDraftData } from '@mingtang/procedure/tender';
import { type Calendar, instantOf } from '@mingtang/procedure/time';
import { type Schema } from '../../../api/api';
import { type Fault, faultOf } from '../drafting/refusals';
import { type Part } from '../drafting/saving';

export interface Plan {
  readonly project: Pick<Schema<'announcement.ProjectDto'>, 'timetable' | 'documents'>;
  readonly after: ProjectDraftData;
  readonly parts: readonly Part[];
  readonly affectsBids: boolean;
  /** Why it affects no bid, where it is said not to. */
  readonly noEffectReason?: string | undefined;
  /** ISO 8601; where the notice itself moves the deadline. */
  readonly newDeadline: string | undefined;
}

export interface PlannedChange {
  /** Everything that the law has against it. */
  readonly faults: readonly Fault[];
  /** The timetable that would hold; absent where the change is not lawful. */
  readonly timetable: Timetable | undefined;
  readonly moved: boolean;
  /** Whether it issues documents that were added since the notice before. */
  readonly documents: boolean;
}

/** What a change notice would do if it were published now, by the functions by which the platform decides. */
export function plannedChange(
  { project, after, parts, affectsBids, noEffectReason, newDeadline }: Plan,
  nowMs: number,
  definition: ProcedureDefinition,
  calendar: Calendar,
): PlannedChange {
  const documents = project.documents.some(({ issued }) => !issued);
  const changed = [...parts, ...(documents ? ['documents'] : [])];
  const decision = project.timetable
    ? checkChange(
        {
          now: instantOf(Math.round(nowMs)),
          timetable: project.timetable,
          affectsBids,
          ...(newDeadline !== undefined && { newDeadline }),
        },
        definition,
        calendar,
      )
    : undefined;
  const refusals = [
    ...(decision && !decision.ok ? decision.refusals : []),
    ...checkPublishable(after, project.documents, definition),
    ...checkEffect({ changedFields: changed, affectsBids, noEffectReason }, definition),
  ];
  return {
    faults: refusals.map((refusal) => faultOf(refusal, 'wrong')),
    timetable: decision?.ok ? decision.value.timetable : project.timetable,
    moved: decision?.ok === true && decision.value.deadlineMoved,
    documents,
  };
}
