import { cursorInvalid, decodeCursor, type Page, pageFrom } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { EntityManager } from 'typeorm';
import { knownProject } from './known-project';
import { Step } from '../projections/step.entity';
import { type StepDto } from './step.dto';
import { type StepsQuery } from './steps-query';

const READ_AT_ONCE = 500;
const NUMBER = /^\d{1,18}$/;

/**
 * Steps that were shown after one number and up to another, from after a step on. What is between two numbers never changes: who takes
 * a number holds the project's lock until all see it.
 */
interface Round {
  readonly after: string;
  readonly upTo: string;
  /** Event of the last step that the reader has of it. */
  readonly from?: string;
}

/**
 * The public steps of a project by their time. What is shown while somebody turns the pages, with an earlier time or from behind the
 * opening, comes at the end, by its time again: nothing is left out and nothing comes twice.
 */
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

  /** @throws {RefusedError} `project-unknown`, `cursor-invalid` */
  async list(project: string, { cursor, ...asked }: StepsQuery): Promise<Page<StepDto>> {
    await knownProject(this.manager, project);
    const wanted = asked.limit + 1;
    const round = roundOf(cursor) ?? { after: '0', upTo: await this.lastShown(project) };
    const rows = (await this.read(project, round, asked, wanted)).map((step) => ({ step, round }));
    if (rows.length < wanted) {
      const next: Round = { after: round.upTo, upTo: await this.lastShown(project) };
      const later = await this.read(project, next, asked, wanted - rows.length);
      rows.push(...later.map((step) => ({ step, round: next })));
    }
    return pageFrom(
      rows,
      asked.limit,
      ({ step, round: { after, upTo } }) => [after, upTo, step.eventId],
      ({ step }) => toDto(step),
    );
  }

  private read(
    project: string,
    { after, upTo, from }: Round,
    { type, lot }: Pick<StepsQuery, 'type' | 'lot'>,
    limit: number,
  ): Promise<Step[]> {
    const query = this.manager
      .createQueryBuilder(Step, 'step')
      .where('step.projectId = :project AND step.shownAs > :after AND step.shownAs <= :upTo', { project, after, upTo })
      .orderBy('step.time')
      .addOrderBy('step.position')
      .limit(limit);
    if (type !== undefined) query.andWhere('step.type = ANY(:types)', { types: type });
    if (lot !== undefined) query.andWhere('step.lotId = :lot', { lot });
    // The cursor is an event id and not a position, for positions would tell how many steps are hidden (ANN-09).
    if (from !== undefined)
      query.andWhere(
        '(step.time, step.position) > (SELECT before.time, before.position FROM step before WHERE before.event_id = :from)',
        { from },
      );
    return query.getMany();
  }

  private async lastShown(project: string): Promise<string> {
    const { last } = (await this.manager
      .createQueryBuilder(Step, 'step')
      .select('coalesce(max(step.shownAs), 0)', 'last')
      .where('step.projectId = :project', { project })
      .getRawOne<{ last: string }>()) ?? { last: '0' };
    return last;
  }
}

function roundOf(cursor: string | undefined): Round | undefined {
  const parts = decodeCursor(cursor, 3)?.map(String);
  if (!parts) return undefined;
  const [after = '', upTo = '', from = ''] = parts;
  if (![after, upTo].every((number) => NUMBER.test(number)) || !isUUID(from)) throw cursorInvalid();
  return { after, upTo, from };
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
