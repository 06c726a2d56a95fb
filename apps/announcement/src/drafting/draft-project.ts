import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { definitionOf } from '@mingtang/procedure/procedures';
import { checkDraft } from '@mingtang/procedure/tender';
import { type Calendar, STATUTORY_CALENDAR } from '@mingtang/procedure/time';
import { CONFIG } from '@mingtang/service-kit';
import { type AnnouncementConfig } from '../options';
import { projectView } from '../project/project-view';
import { type ProjectDto } from '../project/project.dto';
import { throwIfAny, within } from '../refusals';
import { draftData } from './draft-data';
import { type DraftProjectDto, type SandboxDto } from './draft.dto';
import { draftProcedure } from './draft-procedure';
import { openDraft } from './open-draft';
import { partiesOf } from './parties';

/** Opens a project with the draft that a form gives. */
@Injectable()
export class DraftProject {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AnnouncementConfig,
  ) {}

  /** @throws {RefusedError} what `draftProcedure`, `partiesOf` and `checkDraft` refuse */
  async draft({ draft: entered, sandbox, procedure: asked }: DraftProjectDto, actor: Actor): Promise<ProjectDto> {
    const now = this.clock.now();
    const procedure = draftProcedure(asked, now);
    const draft = { ...draftData({ ...entered, ...partiesOf(actor, entered) }) };
    throwIfAny(within('draft', checkDraft(draft, definitionOf(procedure))));
    return this.unitOfWork.run(async ({ manager }) => {
      const project = await openDraft(manager, {
        procedure,
        draft,
        calendar: calendarOf(sandbox),
        now,
        ocidPrefix: this.config.OCID_PREFIX,
      });
      return projectView(manager, project, actor, now);
    });
  }
}

/** The law's calendar, or the accelerated one of a sandbox. */
export function calendarOf(sandbox: SandboxDto | undefined): Calendar {
  return sandbox ? { mode: 'sandbox', secondsPerDay: sandbox.secondsPerDay } : STATUTORY_CALENDAR;
}
