import { Injectable } from '@nestjs/common';
import { type Actor, procedureDigest } from '@mingtang/contracts';
import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { checkTimetable, proposeTimetable, timetableAt } from '@mingtang/procedure/notice';
import { lawBinding } from '@mingtang/procedure/procedures';
import { type Refusal } from '@mingtang/procedure/rules';
import { checkPublishable } from '@mingtang/procedure/tender';
import { calendarOfNotice } from '@mingtang/procedure/time';
import { Acts, asOwner } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { custodyOf } from '../custody/project-custody';
import { documentsOf, issueDocuments } from '../documents/project-documents';
import { procedureInForce } from '../drafting/draft-procedure';
import { tellInvited } from '../invitations/invite-suppliers';
import { type NoticeDto } from '../notices/notice.dto';
import { recordNotice } from '../notices/record-notice';
import { assertDraft, lockOwnProject } from '../project/project-access';
import { Project } from '../project/project.entity';
import { refusal, throwIfAny, within } from '../refusals';
import { type Publication, publishedProject } from './published-project';

/** Publishes the tender notice of a draft. */
@Injectable()
export class PublishProject {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly acts: Acts,
  ) {}

  /**
   * Without a timetable of its own the draft gets the shortest lawful one. Documents drafted to be out by now are so from now on.
   * @throws {RefusedError} `not-draft`, `procedure-not-in-force`, `custody-incomplete`, and every rule that the draft or its timetable breaks
   */
  async publish(id: string, actor: Actor): Promise<NoticeDto> {
    return this.unitOfWork.run(async (transaction) => {
      const { project } = await lockOwnProject(transaction.manager, id, actor);
      assertDraft(project);
      const publication = await this.publication(transaction, project);
      const published = publishedProject(publication);
      return this.acts.begin(transaction, published, asOwner(actor), async (act) => {
        const { manager, tell } = act;
        await this.save(manager, publication.project);
        await tell('announcement.project-published.v1', { project: id, published });
        const { invited = [] } = project.draft.invitation ?? {};
        if (invited.length > 0) await tellInvited(act, id, invited);
        const { publishedAt } = publication;
        return recordNotice(manager, { kind: 'tender', project, publishedAt, published });
      });
    });
  }

  /** The draft with all that its notice says, as the rules let it. */
  private async publication({ manager }: Transaction, project: Project): Promise<Publication> {
    const publishedAt = this.clock.now();
    const inForce = procedureInForce(project.procedure, publishedAt);
    const definition = lawBinding({ ...project.draft, procedure: project.procedure });
    const at = publishedAt.toISOString();
    const calendar = calendarOfNotice(project.calendar);
    const timetable = project.timetable
      ? timetableAt(at, project.timetable)
      : proposeTimetable(at, definition, calendar);
    const documents = await documentsOf(manager, project.id, 'all');
    const custody = await custodyOf(manager, project);
    throwIfAny([
      ...checkPublishable(project.draft, documents, definition),
      ...within('timetable', checkTimetable(timetable, at, definition, calendar)),
      ...(custody?.complete ? [] : [incomplete(custody)]),
    ]);
    if (!custody) throw new Error('published without custody');
    const revision = project.revision + 1;
    Object.assign(project, { revision, timetable, calendar, publishedAt, changedAt: publishedAt });
    return { project, procedureDigest: procedureDigest(inForce), timetable, custody, documents, publishedAt };
  }

  private async save(manager: EntityManager, project: Project): Promise<void> {
    const { id, revision, timetable, calendar, publishedAt, changedAt } = project;
    await manager.update(Project, { id }, { revision, timetable, calendar, publishedAt, changedAt } as object);
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
