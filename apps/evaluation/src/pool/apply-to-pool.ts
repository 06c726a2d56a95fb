import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type ExpertApplicationDto, type ExpertDto, expertDto } from './expert.dto';
import { Expert } from './expert.entity';

/**
 * An account applies to the expert pool, or brings its entry up to date. What is changed has to be admitted anew; the same
 * again changes nothing.
 */
@Injectable()
export class ApplyToPool {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async run(application: ExpertApplicationDto, actor: Actor): Promise<ExpertDto> {
    const organisation = actor.organisation ?? null;
    return this.unitOfWork.run(async ({ manager }) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`expert:${actor.subject}`]);
      const known = await manager.findOneBy(Expert, { subject: actor.subject });
      if (known && known.state !== 'removed' && sameAs(known, { ...application, organisation }))
        return expertDto(known);
      const expert = manager.create(Expert, {
        id: known?.id ?? randomUUID(),
        subject: actor.subject,
        ...application,
        organisation,
        state: 'applied',
        removalReason: null,
        appliedAt: this.clock.now(),
        decidedAt: null,
      });
      return expertDto(await manager.save(expert));
    });
  }
}

type Entry = Pick<Expert, 'name' | 'categories' | 'regions' | 'organisation'>;

function sameAs(known: Expert, { name, categories, regions, organisation }: Entry): boolean {
  const entry = {
    name: known.name,
    categories: known.categories,
    regions: known.regions,
    organisation: known.organisation,
  };
  return isDeepStrictEqual(entry, { name, categories, regions, organisation });
}
