import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Bilingual, type PublishedProject } from '@mingtang/contracts';
import { type Transaction } from '@mingtang/messaging';
import { ACTS, type Overtaken } from '@mingtang/procedure/procedures';
import { Acts, type AllowedAct, type Case, Cases, PLATFORM } from '@mingtang/service-kit';
import { type EntityManager, IsNull, LessThan, Not } from 'typeorm';
import { withdrawDocuments } from '../documents/project-documents';
import { Notice } from '../notices/notice.entity';
import { lockProject } from '../project/project-access';
import { Project } from '../project/project.entity';
import { draftOf } from '../publication/published-project';

/**
 * Declares a change void whose event stands behind the closing of the bidding in the order of the project, which this service had not seen: it never
 * took effect (ANN-06). The tender stands as the notice before it has it; what that change issued is not published any more, and its notice says so.
 */
@Injectable()
export class VoidChange implements OnModuleInit {
  constructor(
    private readonly cases: Cases,
    private readonly acts: Acts,
  ) {}

  onModuleInit(): void {
    this.cases.onOvertaken('change', (of, overtaken, transaction) => this.declare(of, overtaken, transaction));
  }

  private async declare({ project }: Case, { item = '', by }: Overtaken, transaction: Transaction): Promise<void> {
    const isVoid = await transaction.manager.existsBy(Notice, { id: item, voidedAt: Not(IsNull()) });
    if (isVoid) return;
    const attempt = { act: 'void-change', project, item } as const;
    const reason = by === undefined ? NOT_IN_TIME : cameAfter(ACTS[by]);
    await this.acts.within(transaction, attempt, PLATFORM, (act) => this.undo(project, item, reason, act));
  }

  private async undo(id: string, notice: string, reason: Bilingual, { manager, now, tell }: AllowedAct): Promise<void> {
    const project = await lockProject(manager, id);
    const { revision } = await manager.findOneByOrFail(Notice, { id: notice });
    const published = await publishedBefore(manager, id, revision);
    const voidedAt = new Date(now);
    await manager.update(Notice, { id: notice }, { voidedAt, voidReason: reason });
    const { timetable } = published;
    const draft = draftOf(published, project.draft);
    await manager.update(Project, { id }, { draft, timetable, changedAt: voidedAt } as object);
    await withdrawDocuments(manager, id, revision);
    await tell('announcement.change-voided.v1', { project: id, notice, voidedAt: now, reason, published });
  }
}

/** What the last notice before a revision published that took effect. */
async function publishedBefore(manager: EntityManager, projectId: string, revision: number): Promise<PublishedProject> {
  const before = await manager.findOne(Notice, {
    where: { projectId, revision: LessThan(revision), voidedAt: IsNull(), published: Not(IsNull()) },
    order: { revision: 'DESC' },
  });
  if (!before?.published) throw new Error(`project ${projectId} has no notice before revision ${revision}`);
  return before.published;
}

const NOT_IN_TIME: Bilingual = {
  zh: '该变更公告发布时项目已不能变更，自始未生效，原公告继续有效',
  en: 'the project could not be changed any more when this notice was published: it never took effect, and the notice before it holds',
};

function cameAfter({ zh, en }: Bilingual): Bilingual {
  return {
    zh: `在项目记录的次序中，“${zh}”先于本变更公告，变更自始未生效，原公告继续有效`,
    en: `in the order of the project’s records “${en}” comes before this notice: the change never took effect, and the notice before it holds`,
  };
}
