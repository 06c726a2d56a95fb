import { useQueryClient } from '@tanstack/react-query';
import { checkTimetable, timetableAt } from '@mingtang/procedure/notice';
import { lawBinding, type ProcedureDefinition, procedureName } from '@mingtang/procedure/procedures';
import { type ProjectDraftData } from '@mingtang/procedure/tender';
import { instantOf } from '@mingtang/procedure/time';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api, client } from '../../../api/api';
import { type Problem, problemOf } from '../../../api/problem';
import { useServerNow } from '../../../live/server-clock';
import { forget, keep, keptOf } from './kept-here';
import {
  calendarOf,
  conflictWith,
  differ,
  type DraftConflict,
  type DraftWork,
  type Project,
  restoredOf,
  type Saved,
  savedOf,
  type Work,
} from './draft-work';
import { type CriterionTitles } from './ways/blank-evaluation';
import { fittedEvaluation, partsWithout } from './ways/fitted';
import { changedParts, mergeOnto, type Part, patchOf, savableParts, withParts } from './saving';

/** What is saved after so long without a further change, milliseconds. */
const PAUSE_MS = 900;
const AGAIN_MS = 5_000;

/**
 * Works on a draft: saves by and by what is lawful of it, keeps the rest in this browser, and brings together what others
 * change meanwhile.
 * @param show puts a draft into the form, where it is not what was typed there
 */
export function useDraft(project: Project, show: (draft: ProjectDraftData) => void): DraftWork {
  const queries = useQueryClient();
  const calendar = useMemo(() => calendarOf(project), [project]);
  const now = useServerNow(5_000);
  const [kept] = useState(() => keptOf(project.id));
  const [saved, setSaved] = useState<Saved>(() => savedOf(project));
  const [work, setWork] = useState<Work>(() => restoredOf(savedOf(project), kept));
  const { mandatory, stateFunded } = work.draft;
  const definition = useMemo(
    () => lawBinding({ procedure: project.procedure, mandatory, stateFunded }),
    [project.procedure, mandatory, stateFunded],
  );
  const [restored, setRestored] = useState(kept !== undefined);
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<{ readonly problem: Problem; readonly work: Work }>();
  const [unanswered, setUnanswered] = useState(false);
  const [conflict, setConflict] = useState<DraftConflict | undefined>(() => conflictWith(project, kept));
  const [takenOver, setTakenOver] = useState<readonly Part[]>([]);

  const { savable, held } = useMemo(
    () => savableParts(saved.draft, work.draft, definition),
    [saved.draft, work.draft, definition],
  );
  const publishAt = instantOf(Math.round(now));
  const timetableChanged = differ(saved.timetable, work.timetable);
  const timetableHeld =
    timetableChanged &&
    work.timetable !== null &&
    checkTimetable(timetableAt(publishAt, work.timetable), publishAt, definition, calendar).length > 0;
  const timetableSavable = timetableChanged && !timetableHeld;
  const unsaved = timetableChanged || savable.length > 0 || held.length > 0;

  const takeOver = useCallback(
    (theirs: Project) => {
      queries.setQueryData(
        api.queryOptions('get', '/api/announcement/projects/{project}', { params: { path: { project: project.id } } })
          .queryKey,
        theirs,
      );
    },
    [queries, project.id],
  );

  const save = async () => {
    setSaving(true);
    const timetable = timetableSavable ? { timetable: work.timetable } : {};
    const draft = savable.length > 0 ? { draft: patchOf(work.draft, savable) as never } : {};
    try {
      const { data } = await client.PATCH('/api/announcement/projects/{project}', {
        params: { path: { project: project.id } },
        body: { ...draft, ...timetable, draftRevision: saved.revision },
      });
      if (!data) throw new Error('an amended draft is answered');
      takeOver(data);
      setSaved(savedOf(data));
      setRefused(undefined);
      setUnanswered(false);
      setRestored(false);
    } catch (error) {
      await notSaved(error);
    } finally {
      setSaving(false);
    }
  };

  const notSaved = async (error: unknown) => {
    const problem = problemOf(error);
    if (!problem || problem.status >= 500) {
      setUnanswered(true);
      return;
    }
    setUnanswered(false);
    if (problem.code !== 'draft-changed') {
      setRefused({ problem, work });
      return;
    }
    const { data: theirs } = await client
      .GET('/api/announcement/projects/{project}', { params: { path: { project: project.id } } })
      .catch(() => ({ data: undefined }));
    if (!theirs) {
      setUnanswered(true);
      return;
    }
    const { conflicts } = mergeOnto(saved.draft, latest.current.work.draft, savedOf(theirs).draft);
    if (conflicts.length > 0) setConflict({ parts: conflicts, theirs });
    else join(theirs);
  };

  const follow = async (other: ProcedureDefinition, titles: CriterionTitles) => {
    const { data } = await client.PATCH('/api/announcement/projects/{project}', {
      params: { path: { project: project.id } },
      body: {
        procedure: procedureName(other),
        draft: { ...fittedEvaluation(saved.draft, other, titles), ...partsWithout(other) } as never,
        draftRevision: saved.revision,
      },
    });
    if (!data) throw new Error('an amended draft is answered');
    takeOver(data);
    const now = savedOf(data);
    setSaved(now);
    setWork(now);
    show(now.draft);
  };

  /** Puts own changes upon what others have saved meanwhile. */
  const join = (theirs: Project) => {
    const other = savedOf(theirs);
    const own = latest.current.work;
    const { merged } = mergeOnto(saved.draft, own.draft, other.draft);
    setTakenOver(changedParts(own.draft, merged));
    takeOver(theirs);
    setSaved(other);
    setWork({ draft: merged, timetable: differ(saved.timetable, own.timetable) ? own.timetable : other.timetable });
    show(merged);
  };

  const latest = useRef({ work, save, due: false });
  const due = (savable.length > 0 || timetableSavable) && !saving && conflict === undefined && refused?.work !== work;
  useEffect(() => {
    latest.current = { work, save, due };
  });

  useEffect(() => {
    if (!due) return;
    const timer = setTimeout(() => void latest.current.save(), unanswered ? AGAIN_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [due, work, unanswered]);

  useEffect(() => {
    if (!unsaved) forget(project.id);
    else
      keep(project.id, {
        revision: saved.revision,
        parts: patchOf(work.draft, changedParts(saved.draft, work.draft)),
        base: patchOf(saved.draft, changedParts(saved.draft, work.draft)),
        ...(timetableChanged && { timetable: work.timetable }),
      });
  }, [project.id, saved, work, unsaved, timetableChanged]);

  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);

  useEffect(
    () => () => {
      if (latest.current.due) void latest.current.save();
    },
    [],
  );

  return {
    ...work,
    definition,
    calendar,
    revision: saved.revision,
    saving,
    unsaved,
    held: [...held, ...(timetableHeld ? (['timetable'] as const) : [])],
    problem: refused?.problem,
    unanswered,
    conflict,
    takenOver,
    restored,
    change: (draft) => setWork((before) => ({ ...before, draft })),
    changeTimetable: (timetable) => setWork((before) => ({ ...before, timetable })),
    resolve: (whose) => {
      if (!conflict) return;
      setConflict(undefined);
      if (whose === 'mine') {
        join(conflict.theirs);
        return;
      }
      const theirs = savedOf(conflict.theirs);
      const mine = changedParts(saved.draft, work.draft).filter((part) => !conflict.parts.includes(part));
      const merged = withParts(theirs.draft, work.draft, mine);
      takeOver(conflict.theirs);
      setSaved(theirs);
      setWork((own) => ({ ...own, draft: merged }));
      show(merged);
    },
    follow,
    discard: () => {
      forget(project.id, true);
      setRestored(false);
      setRefused(undefined);
      setWork({ draft: saved.draft, timetable: saved.timetable });
      show(saved.draft);
    },
  };
}
