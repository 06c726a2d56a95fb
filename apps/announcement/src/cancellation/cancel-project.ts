import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { isFinal, orThrow, projectStage, transition } from '@mingtang/procedure';
import { type NoticeDto } from '../notices/notice.dto';
import { recordNotice } from '../notices/record-notice';
import { LotStage } from '../project/lot-stage.entity';
import { lockOwnProject } from '../project/project-access';
import { Project } from '../project/project.entity';
import { refused } from '../refusals';
import { type CancellationDto } from './cancellation.dto';

/**
 * Terminates a published tender (终止招标, ANN-11): all its lots that have not come to an end. Of a lot that is awarded at the same time, the
 * order of the project's events decides.
 */
@Injectable()
export class CancelProject {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `not-published`, `stage-does-not-allow` once a lot is awarded or none is left */
  async cancel(id: string, { reason }: CancellationDto, actor: Actor): Promise<NoticeDto> {
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { project, role } = await lockOwnProject(manager, id, actor);
      if (project.stage === 'draft') throw refused('not-published');
      const now = this.clock.now();
      const lots = await manager.findBy(LotStage, { projectId: id });
      const running = lots.filter(({ stage }) => !isFinal(stage));
      if (running.length === 0) orThrow(transition(project.stage, 'cancel'));
      for (const lot of running) {
        const beforeCancellation = lot.stage;
        lot.stage = orThrow(transition(lot.stage, 'cancel'));
        await manager.update(LotStage, { projectId: id, lotId: lot.lotId }, { stage: lot.stage, beforeCancellation });
      }
      project.stage = projectStage(lots.map(({ stage }) => stage));
      project.revision += 1;
      project.changedAt = now;
      const { stage, revision, changedAt } = project;
      await manager.update(Project, { id }, { stage, revision, changedAt });
      const notice = await recordNotice(manager, { kind: 'cancellation', project, publishedAt: now, reason });
      emit(
        'announcement.project-cancelled.v1',
        { project: id, notice: notice.id, cancelledAt: now.toISOString(), reason },
        role,
      );
      return notice;
    });
  }
}
