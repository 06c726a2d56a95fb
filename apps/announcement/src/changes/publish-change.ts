import { Injectable } from '@nestjs/common';
import { type Actor, type PublishedProject } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { checkChange, checkEffect, checkPublishable, definitionOf, orThrow, type Timetable } from '@mingtang/procedure';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager } from 'typeorm';
import { custodyOf } from '../custody/project-custody';
import { documentsOf, issueDocuments } from '../documents/project-documents';
import { withoutParties } from '../drafting/amend-draft';
import { patched } from '../drafting/draft-data';
import { type NoticeDto } from '../notices/notice.dto';
import { recordNotice } from '../notices/record-notice';
import { lockOwnProject } from '../project/project-access';
import { Project } from '../project/project.entity';
import { publishedProject } from '../publication/published-project';
import { refused, throwIfAny, within } from '../refusals';
import { changedFields } from './changed-fields';
import { type ChangeNoticeDto } from './change-notice.dto';

/** Changes a published tender by a notice to all at once, and moves its deadline by what the law misses. */
@Injectable()
export class PublishChange {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Issues the documents uploaded since the notice before.
   * @throws {RefusedError} `not-published`, `change-not-open`, `parties-fixed`, `lots-fixed`, `currency-fixed`, `scope-fixed`, `origin-fixed`, `change-empty`, and
   * every rule that the change or the changed tender breaks
   */
  async publish(id: string, change: ChangeNoticeDto, actor: Actor): Promise<NoticeDto> {
    return this.unitOfWork.run(async ({ manager, emit }) => {
      const { project, role } = await lockOwnProject(manager, id, actor);
      const now = this.clock.now();
      const { timetable, publishedAt } = assertOpenForChange(project);
      const documents = await documentsOf(manager, id, 'all');
      const fields = amend(project, change);
      if (documents.some(({ issued }) => !issued)) fields.push('documents');
      const definition = definitionOf(project.procedure);
      const asked = { now: now.toISOString(), timetable, affectsBids: change.affectsBids };
      const lawful = orThrow(
        checkChange(
          { ...asked, ...(change.newDeadline !== undefined && { newDeadline: change.newDeadline }) },
          definition,
          project.calendar,
        ),
      );
      throwIfAny([
        ...within('draft', checkPublishable(project.draft, documents, definition)),
        ...checkEffect({ ...change, changedFields: fields }),
      ]);
      if (lawful.deadlineMoved) fields.push('timetable');
      if (fields.length === 0) throw refused('change-empty');
      Object.assign(project, { timetable: lawful.timetable, revision: project.revision + 1, changedAt: now });
      const published = await this.save(manager, project, lawful.timetable, publishedAt);
      const { reason, affectsBids } = change;
      const why = noEffectReasonOf(change);
      const notice = await recordNotice(manager, {
        kind: 'change',
        project,
        publishedAt: now,
        reason,
        affectsBids,
        ...why,
        changedFields: fields,
        published,
      });
      emit(
        'announcement.project-changed.v1',
        {
          project: id,
          notice: notice.id,
          changedAt: now.toISOString(),
          reason,
          affectsBids,
          ...why,
          changedFields: fields,
          published,
        },
        role,
      );
      return notice;
    });
  }

  private async save(
    manager: EntityManager,
    project: Project,
    timetable: Timetable,
    publishedAt: Date,
  ): Promise<PublishedProject> {
    const { id, draft, revision, changedAt } = project;
    await manager.update(Project, { id }, { draft, timetable, revision, changedAt } as object);
    await issueDocuments(manager, id, revision);
    const documents = await documentsOf(manager, id, 'issued');
    const custody = await custodyOf(manager, project);
    if (!custody) throw new Error(`project ${id} was published without custody`);
    return publishedProject({ project, timetable, custody, documents, publishedAt });
  }
}

/** Only a change that is said to affect no bid says why. */
function noEffectReasonOf({ affectsBids, noEffectReason }: ChangeNoticeDto): { noEffectReason?: string } {
  return affectsBids || noEffectReason === undefined || noEffectReason.trim() === '' ? {} : { noEffectReason };
}

function assertOpenForChange({ stage, timetable, publishedAt }: Project): { timetable: Timetable; publishedAt: Date } {
  if (stage === 'draft') throw refused('not-published');
  if (stage !== 'published' || !timetable || !publishedAt) throw refused('change-not-open', { params: { stage } });
  return { timetable, publishedAt };
}

/** Applies the patch to the project. @returns the parts that it changes */
function amend(project: Project, { draft: patch }: ChangeNoticeDto): string[] {
  if (!patch) return [];
  const before = project.draft;
  const after = patched(before, withoutParties(patch, project));
  const lotsOf = ({ lots }: Project['draft']): string => JSON.stringify(lots.map(({ id }) => id).sort());
  if (lotsOf(before) !== lotsOf(after)) throw refused('lots-fixed', { field: 'draft.lots' });
  if (before.currency !== after.currency) throw refused('currency-fixed', { field: 'draft.currency' });
  if (before.mandatory !== after.mandatory) throw refused('scope-fixed', { field: 'draft.mandatory' });
  if (before.stateFunded !== after.stateFunded) throw refused('scope-fixed', { field: 'draft.stateFunded' });
  if (!isDeepStrictEqual(before.origin, after.origin)) throw refused('origin-fixed', { field: 'draft.origin' });
  project.draft = after;
  return changedFields(before, after);
}
