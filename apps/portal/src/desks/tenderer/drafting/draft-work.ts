import { hashKey } from '@tanstack/react-query';
import { type Timetable } from '@mingtang/procedure/notice';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type ProjectDraftData } from '@mingtang/procedure/tender';
import { type Calendar, LATEST_HOLIDAYS } from '@mingtang/procedure/time';
import { type Schema } from '../../../api/api';
import { type Problem } from '../../../api/problem';
import { type Kept } from './kept-here';
import { type Part, withParts } from './saving';
import { type CriterionTitles } from './ways/blank-evaluation';

export type Project = Schema<'announcement.ProjectDto'>;

/** A draft as it stands here. */
export interface Work {
  readonly draft: ProjectDraftData;
  /** null: the shortest lawful one, at publication. */
  readonly timetable: Timetable | null;
}

/** As the platform has it. */
export interface Saved extends Work {
  readonly revision: number;
}

/** Another has changed what was being changed here. */
export interface DraftConflict {
  readonly parts: readonly Part[];
  readonly theirs: Project;
}

export interface DraftWork extends Work {
  readonly definition: ProcedureDefinition;
  readonly calendar: Calendar;
  readonly revision: number;
  readonly saving: boolean;
  /** Changed and not yet with the platform. */
  readonly unsaved: boolean;
  /** Parts that wait here until nothing is wrong with them. */
  readonly held: readonly (Part | 'timetable')[];
  /** Why the platform refused what was last sent. */
  readonly problem: Problem | undefined;
  readonly unanswered: boolean;
  readonly conflict: DraftConflict | undefined;
  /** Parts that somebody else changed meanwhile and that were taken over. */
  readonly takenOver: readonly Part[];
  /** Whether work that this browser had kept was put back. */
  readonly restored: boolean;
  readonly change: (draft: ProjectDraftData) => void;
  readonly changeTimetable: (timetable: Timetable | null) => void;
  readonly resolve: (whose: 'mine' | 'theirs') => void;
  /** Goes by another procedure from now on; what that does not allow of the evaluation gives way. @throws what the platform refuses */
  readonly follow: (definition: ProcedureDefinition, titles: CriterionTitles) => Promise<void>;
  /** Gives up all that is not saved. */
  readonly discard: () => void;
}

export function calendarOf({
  secondsPerDay,
  holidays = LATEST_HOLIDAYS,
}: Pick<Project, 'secondsPerDay' | 'holidays'>): Calendar {
  return secondsPerDay === undefined ? { mode: 'statutory', holidays } : { mode: 'sandbox', secondsPerDay };
}

export function savedOf({ draft, timetable, draftRevision }: Project): Saved {
  return {
    draft: draft as unknown as ProjectDraftData,
    timetable: timetable ?? null,
    revision: draftRevision ?? 1,
  };
}

export function differ(a: Timetable | null, b: Timetable | null): boolean {
  return hashKey([a]) !== hashKey([b]);
}

/** Where somebody else has changed what this browser had kept: nothing is saved before a person decides. */
export function conflictWith(project: Project, kept: Kept | undefined): DraftConflict | undefined {
  if (!kept) return undefined;
  const { draft } = savedOf(project);
  const same = (a: unknown, b: unknown) => hashKey([a ?? null]) === hashKey([b ?? null]);
  const parts = (Object.keys(kept.parts) as Part[]).filter(
    (part) => !same(kept.base[part], draft[part]) && !same(kept.parts[part], draft[part]),
  );
  return parts.length > 0 ? { parts, theirs: project } : undefined;
}

/** The draft with what this browser had kept of it. */
export function restoredOf(saved: Saved, kept: Kept | undefined): Work {
  if (!kept) return { draft: saved.draft, timetable: saved.timetable };
  const parts = Object.keys(kept.parts) as Part[];
  const own = Object.fromEntries(Object.entries(kept.parts).filter(([, value]) => value !== null));
  return {
    draft: withParts(saved.draft, own as unknown as ProjectDraftData, parts),
    timetable: kept.timetable === undefined ? saved.timetable : kept.timetable,
  };
}
