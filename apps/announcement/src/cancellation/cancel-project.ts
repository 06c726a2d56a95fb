import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Acts, asOwner } from '@mingtang/service-kit';
import { DataSource } from 'typeorm';
import { type NoticeDto } from '../notices/notice.dto';
import { recordNotice } from '../notices/record-notice';
import { lockProject } from '../project/project-access';
import { Project } from '../project/project.entity';
import { assertPublished } from '../project/standing';
import { type CancellationDto } from './cancellation.dto';

/**
 * Terminates a published tender (终止招标, ANN-11): all its lots that may still be. A lot that turns out to have been awarded before it in the order
 * of the project stays awarded.
 */
@Injectable()
export class CancelProject {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: Acts,
  ) {}

  /** @throws {RefusedError} `not-published`, `stage-does-not-allow` where none of its lots may be terminated any more */
  async cancel(id: string, { reason }: CancellationDto, actor: Actor): Promise<NoticeDto> {
    await assertPublished(this.dataSource.manager, id, actor);
    return this.acts.run({ act: 'cancel', project: id }, asOwner(actor), async ({ manager, now, cases, tell }) => {
      const project = await lockProject(manager, id);
      const cancelledAt = new Date(now);
      const revision = project.revision + 1;
      await manager.update(Project, { id }, { revision, changedAt: cancelledAt });
      const lots = cases.map(({ lot }) => lot);
      const notice = await recordNotice(manager, {
        kind: 'cancellation',
        project: { ...project, revision },
        publishedAt: cancelledAt,
        reason,
        lots,
      });
      await tell('announcement.project-cancelled.v1', {
        project: id,
        notice: notice.id,
        cancelledAt: now,
        reason,
        lots,
      });
      return notice;
    });
  }
}
