import { Injectable } from '@nestjs/common';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { checkTimetable, type Timetable, timetableAt } from '@mingtang/procedure/notice';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { definitionOf, lawBinding } from '@mingtang/procedure/procedures';
import { checkDraft, type ProjectDraftData } from '@mingtang/procedure/tender';
import { assertDraft, lockOwnProject } from '../project/project-access';
import { Project } from '../project/project.entity';
import { projectView } from '../project/project-view';
import { type ProjectDto } from '../project/project.dto';
import { refused, throwIfAny, within } from '../refusals';
import { patched } from './draft-data';
import { procedureInForce } from './draft-procedure';
import { type AmendDraftDto, type DraftPatchDto } from './draft.dto';
import { replaceLots } from './open-draft';

/** Changes a draft, or the timetable asked for in it. */
@Injectable()
export class AmendDraft {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws {RefusedError} `not-draft`, `draft-changed`, `parties-fixed`, and what `procedureInForce`, `checkDraft` and `checkTimetable` refuse:
   * a timetable that is too short if published now only gets shorter
   */
  async amend(id: string, amendment: AmendDraftDto, actor: Actor): Promise<ProjectDto> {
    return this.unitOfWork.run(async ({ manager }) => {
      const { project } = await lockOwnProject(manager, id, actor);
      assertDraft(project);
      if (amendment.draftRevision !== undefined && amendment.draftRevision !== project.draftRevision)
        throw refused('draft-changed', { params: { draftRevision: project.draftRevision } });
      const now = this.clock.now();
      const at = now.toISOString();
      if (amendment.procedure !== undefined) {
        procedureInForce(amendment.procedure, now);
        project.procedure = amendment.procedure;
      }
      if (amendment.draft || amendment.procedure !== undefined) {
        project.draft = patched(keptParts(project), withoutParties(amendment.draft ?? {}, project));
        throwIfAny(within('draft', checkDraft(project.draft, definitionOf(project.procedure))));
        await replaceLots(manager, project);
      }
      if (amendment.timetable !== undefined) {
        const definition = lawBinding({ ...project.draft, procedure: project.procedure });
        project.timetable = amendment.timetable && timetableOf(amendment.timetable);
        if (project.timetable)
          throwIfAny(
            within('timetable', checkTimetable(timetableAt(at, project.timetable), at, definition, project.calendar)),
          );
      }
      project.draftRevision += 1;
      project.changedAt = now;
      const { procedure, draft, timetable, draftRevision, changedAt } = project;
      await manager.update(Project, { id }, { procedure, draft, timetable, draftRevision, changedAt } as object);
      return projectView(manager, project, actor, now);
    });
  }
}

/** The draft, but for what its procedure, which may be another now, has no place for. */
function keptParts({ draft, procedure }: Project): ProjectDraftData {
  const { invitation, ...others } = draft;
  return invitation && definitionOf(procedure).offers.who === 'invited' ? draft : others;
}

/** A patch may repeat the parties of the project but not change them: they decide whose it is. */
export function withoutParties(patch: DraftPatchDto, project: Project): DraftPatchDto {
  const { procuringEntity, agency, ...rest } = patch;
  const same = (named: OrganisationRef | null | undefined, key: string | null): boolean =>
    named === undefined || (named === null ? null : organisationKey(named)) === key;
  if (!same(procuringEntity, project.procuringEntityKey))
    throw refused('parties-fixed', { field: 'draft.procuringEntity' });
  if (!same(agency, project.agencyKey)) throw refused('parties-fixed', { field: 'draft.agency' });
  return rest;
}

function timetableOf(given: Timetable): Timetable {
  return { ...given };
}
