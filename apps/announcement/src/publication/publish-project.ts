import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import {
  calendarOfNotice,
  checkPublishable,
  checkTimetable,
  lawBinding,
  orThrow,
  proposeTimetable,
  type Refusal,
  timetableAt,
  transition,
} from '@mingtang/procedure';
import { type EntityManager } from 'typeorm';
import { custodyOf } from '../custody/project-custody';
import { documentsOf, issueDocuments } from '../documents/project-documents';
import { type NoticeDto } from '../notices/notice.dto';
import { recordNotice } from '../notices/record-notice';
import { LotStage } from '../project/lot-stage.entity';
import { assertDraft, lockOwnProject } from '../project/project-access';
import { Project } from '../project/project.entity';
import { refusal, throwIfAny, within } from '../refusals';
import { publishedProject } from './published-project';

/** Publishes the tender notice of a draft. */
@Injectable()
export class PublishProject {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Without a timetable of its own the draft gets the shortest lawful one. Documents drafted to be out by now are so from now on.
   * @throws {RefusedError} `not-draft`, `custody-incomplete`, and every rule that the draft or its timetable breaks
   */
  async publish(id: string, actor: Actor): Promise<NoticeDto> {
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { project, role } = await lockOwnProject(manager, id, actor);
      assertDraft(project);
      const publishedAt = this.clock.now();
      const definition = lawBinding({ ...project.draft, procedure: project.procedure });
      const at = publishedAt.toISOString();
      const calendar = calendarOfNotice(project.calendar);
      const timetable = project.timetable
        ? timetableAt(at, project.timetable)
        : proposeTimetable(at, definition, calendar);
      const documents = await documentsOf(manager, id, 'all');
      const custody = await custodyOf(manager, project);
      throwIfAny([
        ...checkPublishable(project.draft, documents, definition),
        ...within('timetable', checkTimetable(timetable, at, definition, calendar)),
        ...(custody?.complete ? [] : [incomplete(custody)]),
      ]);
      if (!custody) throw new Error('published without custody');
      Object.assign(project, {
        stage: orThrow(transition(project.stage, 'publish')),
        revision: project.revision + 1,
        timetable,
        calendar,
        publishedAt,
        changedAt: publishedAt,
      });
      const published = publishedProject({ project, timetable, custody, documents, publishedAt });
      await this.save(manager, project);
      emit('announcement.project-published.v1', { project: id, published }, role);
      return recordNotice(manager, { kind: 'tender', project, publishedAt, published });
    });
  }

  private async save(manager: EntityManager, project: Project): Promise<void> {
    const { id, stage, revision, timetable, calendar, publishedAt, changedAt } = project;
    await manager.update(Project, { id }, { stage, revision, timetable, calendar, publishedAt, changedAt } as object);
    await manager.update(LotStage, { projectId: id }, { stage });
    await issueDocuments(manager, id, revision);
  }
}

function incomplete(custody: Awaited<ReturnType<typeof custodyOf>>): Refusal {
  const waitingFor = custody?.custodians.filter(({ recipient }) => recipient === undefined).map(({ name }) => name);
  return refusal('custody-incomplete', {
    field: 'custody',
    ...(waitingFor && { params: { waitingFor: waitingFor.join(', ') } }),
  });
}
