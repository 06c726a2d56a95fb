import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { definitionOf } from '@mingtang/procedure';
import { CONFIG } from '@mingtang/service-kit';
import { type EntityManager, In, IsNull } from 'typeorm';
import { copyIssuedDocuments } from '../documents/project-documents';
import { openDraft } from '../drafting/open-draft';
import { type AnnouncementConfig } from '../options';
import { LotStage } from '../project/lot-stage.entity';
import { lockOwnProject } from '../project/project-access';
import { projectView } from '../project/project-view';
import { type ProjectDto } from '../project/project.dto';
import { refused } from '../refusals';
import { rerunDraft } from './rerun-draft';

/** Opens a new draft of the lots that failed or were cancelled (重新招标), each once. */
@Injectable()
export class RerunProject {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AnnouncementConfig,
  ) {}

  /** @throws {RefusedError} `rerun-not-due` */
  async rerun(id: string, actor: Actor): Promise<ProjectDto> {
    return this.unitOfWork.run(async ({ manager }) => {
      const { project: ended } = await lockOwnProject(manager, id, actor);
      const due = await lotsDue(manager, id);
      if (due.length === 0) throw refused('rerun-not-due');
      const now = this.clock.now();
      const project = await openDraft(manager, {
        draft: rerunDraft(ended.draft, due, definitionOf(ended.procedure)),
        calendar: ended.calendar,
        now,
        ocidPrefix: this.config.OCID_PREFIX,
        rerunOf: ended,
      });
      await manager.update(LotStage, { projectId: id, lotId: In(due) }, { rerunIn: project.id });
      await copyIssuedDocuments(manager, ended, project, now);
      return projectView(manager, project, actor, now);
    });
  }
}

async function lotsDue(manager: EntityManager, projectId: string): Promise<string[]> {
  const lots = await manager.findBy(LotStage, { projectId, stage: In(['failed', 'cancelled']), rerunIn: IsNull() });
  // An award may still come before a cancellation that has no place yet in the order of the project's events.
  const mayBeAwarded = ({ beforeCancellation }: LotStage): boolean =>
    beforeCancellation === 'evaluation' || beforeCancellation === 'candidates';
  return lots.filter((lot) => !mayBeAwarded(lot)).map(({ lotId }) => lotId);
}
