import { type PublishedProject } from '@mingtang/contracts';
import { bindingOn, findProcedure, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Calendar, isCalendarKnown } from '@mingtang/procedure/time';
import { type Records } from '../log/records';

/** A revision of the tender, as a notice published it. */
export interface Revision {
  /** Of its entry in the log. */
  readonly index: number;
  readonly event: string;
  /** When it was published. */
  readonly at: string;
  readonly published: PublishedProject;
  /** Of a change, not of the first notice. */
  readonly change?: {
    /** Id of the notice. */
    readonly notice: string;
    readonly affectsBids: boolean;
    /** Why it affects no bid, where that was said. */
    readonly noEffectReason?: string | undefined;
    readonly changedFields: readonly string[];
    /** The log says that it never took effect: the bidding had closed before it. */
    readonly isVoid: boolean;
  };
}

/** The tender by which everything else is judged, as it was logged. */
export interface Tender {
  readonly revisions: readonly Revision[];
  /** The last that took effect. */
  readonly published: PublishedProject;
  readonly definition: ProcedureDefinition;
  readonly calendar: Calendar;
  /** UTC instant from which bids are late. */
  readonly deadline: string;
}

/** Undefined where the log has no notice of the project, or one of a procedure, or a calendar of public holidays, unknown here. */
export function tenderOf(records: Records): Tender | undefined {
  const voided = new Set(records.of('announcement.change-voided.v1').map(({ payload }) => payload.notice));
  const revisions: Revision[] = [
    ...records
      .of('announcement.project-published.v1')
      .map(({ index, event, payload: { published } }) => ({ index, event, at: published.publishedAt, published })),
    ...records
      .of('announcement.project-changed.v1')
      .map(
        ({
          index,
          event,
          payload: { published, notice, changedAt: at, affectsBids, noEffectReason, changedFields },
        }) => ({
          index,
          event,
          at,
          published,
          change: { notice, affectsBids, noEffectReason, changedFields, isVoid: voided.has(notice) },
        }),
      ),
  ].sort((a, b) => a.index - b.index);
  const published = revisions.findLast(({ change }) => !change?.isVoid)?.published;
  const definition = published && findProcedure(published.procedure);
  if (!definition || !isCalendarKnown(published.calendar)) return undefined;
  return {
    revisions,
    published,
    definition: bindingOn(definition, published),
    calendar: published.calendar,
    deadline: published.timetable.submissionDeadline,
  };
}
