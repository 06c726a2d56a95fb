import { readTraded } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { organisationKey, type PublishedProject } from '@mingtang/contracts';
import { EventHandlers, type Transaction } from '@mingtang/messaging';
import { transition } from '@mingtang/procedure';
import { markReturnsDue } from '../security/returns-due';
import { lockProject, moveLot } from './lock-project';
import { Lot, Project } from './project.entity';

/** Keeps this service's view of projects. */
@Injectable()
export class ProjectProjection implements OnModuleInit {
  constructor(private readonly handlers: EventHandlers) {}

  onModuleInit(): void {
    this.handlers.on('announcement.project-published.v1', ({ data }, transaction) =>
      this.publish(data.published, transaction),
    );
    this.handlers.on('announcement.project-changed.v1', ({ data }, transaction) =>
      this.change(data.published, transaction),
    );
    this.handlers.on('announcement.project-cancelled.v1', ({ data }, transaction) =>
      this.cancel(data.project, data.cancelledAt, transaction),
    );
  }

  private async publish(published: PublishedProject, transaction: Transaction): Promise<void> {
    const { manager } = transaction;
    await manager.save(Project, { id: published.id, ...columnsOf(published), cancelledAt: null });
    for (const { id } of published.lots) {
      await manager.insert(Lot, { project: published.id, id, stage: 'published', closedAt: null });
    }
  }

  /** A change that the deadline came before is not in force; a lot that has closed stays closed: its closing list is public. */
  private async change(published: PublishedProject, transaction: Transaction): Promise<void> {
    const { manager } = transaction;
    await lockProject(manager, published.id);
    const present = await manager.findOneByOrFail(Project, { id: published.id });
    const inForce = (await readTraded(manager, published.id))?.published.revision === published.revision;
    if (!inForce || published.revision <= present.revision) return;
    await manager.save(Project, { ...present, ...columnsOf(published) });
  }

  /** An award that came before in the order of the project's events keeps its lot (ANN-11). */
  private async cancel(id: string, cancelledAt: string, transaction: Transaction): Promise<void> {
    const { manager } = transaction;
    const project = await lockProject(manager, id);
    await manager.update(Project, { id }, { cancelledAt: new Date(cancelledAt) });
    for (const lot of project.lots.filter(({ stage }) => transition(stage, 'cancel').ok))
      await moveLot(manager, lot, 'cancelled');
    await markReturnsDue(manager, project, 'tender-terminated', cancelledAt);
  }
}

/** The columns that follow from the notice. */
export function columnsOf(
  published: PublishedProject,
): Pick<Project, 'revision' | 'published' | 'deadline' | 'procuringEntityKey' | 'agencyKey'> {
  const { revision, timetable, procuringEntity, agency } = published;
  return {
    revision,
    published,
    deadline: new Date(timetable.submissionDeadline),
    procuringEntityKey: organisationKey(procuringEntity),
    agencyKey: agency ? organisationKey(agency) : null,
  };
}
