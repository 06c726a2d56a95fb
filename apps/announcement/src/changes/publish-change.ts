import { Injectable } from '@nestjs/common';
import { type Actor, type PublishedProject } from '@mingtang/contracts';
import { checkChange, checkEffect, type Timetable } from '@mingtang/procedure/notice';
import { orThrow } from '@mingtang/procedure/rules';
import { checkPublishable } from '@mingtang/procedure/tender';
import { Acts, type AllowedAct, asOwner } from '@mingtang/service-kit';
import { isDeepStrictEqual } from 'node:util';
import { DataSource } from 'typeorm';
import { custodyOf } from '../custody/project-custody';
import { documentsOf, issueDocuments } from '../documents/project-documents';
import { withoutParties } from '../drafting/amend-draft';
import { patched } from '../drafting/draft-data';
import { type NoticeDto } from '../notices/notice.dto';
import { recordNotice } from '../notices/record-notice';
import { lockProject } from '../project/project-access';
import { Project } from '../project/project.entity';
import { assertPublished } from '../project/standing';
import { publishedProject } from '../publication/published-project';
import { refused, throwIfAny, within } from '../refusals';
import { changedFields } from './changed-fields';
import { type ChangeNoticeDto } from './change-notice.dto';

/** Changes a published tender by a notice to all at once, and moves its deadline by what the law misses. */
@Injectable()
export class PublishChange {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: Acts,
  ) {}

  /**
   * Issues the documents uploaded since the notice before. Where the bidding turns out to have closed before it in the order of the project, it is void.
   * @throws {RefusedError} `not-published`, `stage-does-not-allow`, `period-over`, `parties-fixed`, `lots-fixed`, `currency-fixed`, `scope-fixed`, `origin-fixed`, `invitation-fixed`, `change-empty`, and
   * every rule that the change or the changed tender breaks
   */
  async publish(id: string, change: ChangeNoticeDto, actor: Actor): Promise<NoticeDto> {
    await assertPublished(this.dataSource.manager, id, actor);
    return this.acts.run({ act: 'change', project: id }, asOwner(actor), (act) => this.change(id, change, act));
  }

  private async change(id: string, change: ChangeNoticeDto, act: AllowedAct): Promise<NoticeDto> {
    const { manager, now } = act;
    const { definition } = act.case.law;
    const project = await lockProject(manager, id);
    const { timetable, publishedAt } = publicationOf(project);
    const documents = await documentsOf(manager, id, 'all');
    const fields = amend(project, change);
    if (documents.some(({ issued }) => !issued)) fields.push('documents');
    const { reason, affectsBids, newDeadline } = change;
    const asked = { now, timetable, affectsBids, ...(newDeadline !== undefined && { newDeadline }) };
    const lawful = orThrow(checkChange(asked, definition, project.calendar));
    throwIfAny([
      ...within('draft', checkPublishable(project.draft, documents, definition)),
      ...checkEffect({ ...change, changedFields: fields }, definition),
    ]);
    if (lawful.deadlineMoved) fields.push('timetable');
    if (fields.length === 0) throw refused('change-empty');
    const changedAt = new Date(now);
    Object.assign(project, { timetable: lawful.timetable, revision: project.revision + 1, changedAt });
    const published = await this.save(act, project, lawful.timetable, publishedAt);
    const said = { reason, affectsBids, ...noEffectReasonOf(change), changedFields: fields, published };
    const notice = await recordNotice(manager, { kind: 'change', project, publishedAt: changedAt, ...said });
    await act.tell('announcement.project-changed.v1', { project: id, notice: notice.id, changedAt: now, ...said });
    return notice;
  }

  private async save(
    { manager, project: traded }: AllowedAct,
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
    const { procedureDigest } = traded.published;
    return publishedProject({ project, procedureDigest, timetable, custody, documents, publishedAt });
  }
}

/** Only a change that is said to affect no bid says why. */
function noEffectReasonOf({ affectsBids, noEffectReason }: ChangeNoticeDto): { noEffectReason?: string } {
  return affectsBids || noEffectReason === undefined || noEffectReason.trim() === '' ? {} : { noEffectReason };
}

function publicationOf({ id, timetable, publishedAt }: Project): { timetable: Timetable; publishedAt: Date } {
  if (!timetable || !publishedAt) throw new Error(`project ${id} was published without a timetable`);
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
  if (!isDeepStrictEqual(before.invitation, after.invitation))
    throw refused('invitation-fixed', { field: 'draft.invitation' });
  project.draft = after;
  return changedFields(before, after);
}
