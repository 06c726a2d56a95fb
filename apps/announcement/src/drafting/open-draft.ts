import { organisationKey } from '@mingtang/contracts';
import { type ProjectDraftData } from '@mingtang/procedure/tender';
import { type Calendar } from '@mingtang/procedure/time';
import { randomUUID } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { assignDefaultCustody } from '../custody/default-custody';
import { type ImportChange } from '../importing/import-change';
import { ProjectLot } from '../project/project-lot.entity';
import { Project } from '../project/project.entity';

export interface NewDraft {
  /** The version of the procedure that it is begun with. */
  readonly procedure: string;
  readonly draft: ProjectDraftData;
  readonly calendar: Calendar;
  readonly now: Date;
  /** Open Contracting prefix of the platform. */
  readonly ocidPrefix: string;
  readonly importChanges?: readonly ImportChange[];
  readonly rerunOf?: Project;
}

/** Opens a project with its first draft, and assigns custodians to it where enough are registered. */
export async function openDraft(manager: EntityManager, opened: NewDraft): Promise<Project> {
  const { procedure, draft, calendar, now, importChanges, rerunOf } = opened;
  const id = randomUUID();
  const project = Object.assign(new Project(), {
    id,
    ocid: `${opened.ocidPrefix}-${id}`,
    procedure,
    revision: 0,
    draftRevision: 1,
    procuringEntityKey: organisationKey(draft.procuringEntity),
    agencyKey: draft.agency ? organisationKey(draft.agency) : null,
    draft,
    calendar,
    timetable: null,
    custodyThreshold: null,
    importChanges: importChanges ?? null,
    rerunOf: rerunOf?.id ?? null,
    createdAt: now,
    changedAt: now,
    publishedAt: null,
  } satisfies Project);
  await manager.insert(Project, project as object);
  await replaceLots(manager, project);
  await assignDefaultCustody(manager, project, now);
  return project;
}

/** Keeps the lots of a draft in step with what it says. */
export async function replaceLots(manager: EntityManager, { id: projectId, draft }: Project): Promise<void> {
  await manager.delete(ProjectLot, { projectId });
  await manager.insert(
    ProjectLot,
    draft.lots.map((lot) => ({ projectId, lotId: lot.id, rerunIn: null })),
  );
}
