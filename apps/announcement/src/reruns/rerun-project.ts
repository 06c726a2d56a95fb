import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { definitionOf } from '@mingtang/procedure/procedures';
import { Acts, type Case, CONFIG, lockTraded } from '@mingtang/service-kit';
import { type EntityManager, In, IsNull } from 'typeorm';
import { copyIssuedDocuments } from '../documents/project-documents';
import { draftProcedure, newestProcedure } from '../drafting/draft-procedure';
import { openDraft } from '../drafting/open-draft';
import { type AnnouncementConfig } from '../options';
import { ProjectLot } from '../project/project-lot.entity';
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
    private readonly acts: Acts,
    @Inject(CONFIG) private readonly config: AnnouncementConfig,
  ) {}

  /** @throws {RefusedError} `rerun-not-due` */
  async rerun(id: string, actor: Actor): Promise<ProjectDto> {
    await this.acts.ordered(id);
    return this.unitOfWork.run(async ({ manager }) => {
      const cases = (await lockTraded(manager, id))?.cases ?? [];
      const { project: ended } = await lockOwnProject(manager, id, actor);
      const due = await lotsDue(manager, id, cases);
      if (due.length === 0) throw refused('rerun-not-due');
      const now = this.clock.now();
      const procedure = draftProcedure(newestProcedure(ended.procedure, now), now);
      const project = await openDraft(manager, {
        procedure,
        draft: rerunDraft(ended.draft, due, definitionOf(procedure)),
        calendar: ended.calendar,
        now,
        ocidPrefix: this.config.OCID_PREFIX,
        rerunOf: ended,
      });
      await manager.update(ProjectLot, { projectId: id, lotId: In(due) }, { rerunIn: project.id });
      await copyIssuedDocuments(manager, ended, project, now);
      return projectView(manager, project, actor, now);
    });
  }
}

/** Lots that came to no contract. An award may still come before a cancellation that has no place yet in the order of the project: those are not due yet. */
async function lotsDue(manager: EntityManager, projectId: string, cases: readonly Case[]): Promise<string[]> {
  const lots = await manager.findBy(ProjectLot, { projectId, rerunIn: IsNull() });
  const due = cases.filter(({ settled: { stage } }) => stage === 'failed' || stage === 'cancelled');
  return lots.map(({ lotId }) => lotId).filter((id) => due.some(({ lot }) => lot === id));
}
