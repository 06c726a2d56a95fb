import { decodeCursor, type Page, pageFrom } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { knownProject } from '../lot/lot-access';
import { Step } from '../projections/step.entity';
import { type StepDto } from './step.dto';
import { type StepsQuery } from './steps-query';

const READ_AT_ONCE = 500;

/** The public steps of a project in their order. */
@Injectable()
export class ProjectSteps {
  constructor(private readonly manager: EntityManager) {}

  /** Every public step of a project, read in small parts so that none of them holds the database. */
  async *each(project: string): AsyncGenerator<StepDto> {
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page: Page<StepDto> = await this.list(project, {
        limit: READ_AT_ONCE,
        ...(cursor !== undefined && { cursor }),
      });
      yield* page.items;
      cursor = page.next;
    }
  }

  /** @throws {RefusedError} `project-unknown` */
  async list(project: string, { limit, cursor, type, lot }: StepsQuery): Promise<Page<StepDto>> {
    await knownProject(this.manager, project);
    const after = decodeCursor(cursor, 1)?.[0];
    const query = this.manager
      .createQueryBuilder(Step, 'step')
      .where('step.projectId = :project AND NOT step.hidden', { project })
      .orderBy('step.time')
      .addOrderBy('step.position')
      .limit(limit + 1);
    if (type !== undefined) query.andWhere('step.type = ANY(:types)', { types: type });
    if (lot !== undefined) query.andWhere('step.lotId = :lot', { lot });
    // The cursor is an event id and not a position, for positions would tell how many steps are hidden (ANN-09).
    if (after !== undefined)
      query.andWhere(
        '(step.time, step.position) > (SELECT before.time, before.position FROM step before WHERE before.event_id::text = :after)',
        { after: String(after) },
      );
    return pageFrom(await query.getMany(), limit, ({ eventId }) => [eventId], toDto);
  }
}

function toDto({ time, type, source, eventId, lotId, actorRole, facts }: Step): StepDto {
  return {
    time: time.toISOString(),
    type,
    source,
    event: eventId,
    ...(lotId !== null && { lot: lotId }),
    actorRole,
    facts,
  };
}
