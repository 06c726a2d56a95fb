import { type EventData } from '@mingtang/contracts';
import { Clock, type Transaction } from '@mingtang/messaging';
import { ACTING_SERVICES, type ActingService } from '@mingtang/services';
import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type EvidenceLine, stateLine } from '../evidence/evidence-line';
import { type Case } from './case';
import { SERVICE_NAME } from './service-name';

type Served = EventData<`${ActingService}.suspension-served.v1`>;

/**
 * A suspension is in force in a service once it is served on it: its cases, which are locked, stand still, and it keeps and says since when
 * (CMP-03). What stands still follows from the order itself: acts that it stops are refused, timers of periods that stop are put off.
 */
@Injectable()
export class ServedSuspensions {
  constructor(
    @Inject(SERVICE_NAME) private readonly service: string,
    private readonly clock: Clock,
  ) {}

  /** @param cases of one project, locked, which an order that has come in stops. */
  async serve(cases: readonly Case[], suspension: string, transaction: Transaction): Promise<void> {
    const [first] = cases;
    if (!first || !isActing(this.service)) return;
    const lots = cases.map(({ lot }) => lot);
    const served: Served = { project: first.project, lots, suspension, servedAt: this.clock.instant() };
    const event = transaction.emit(`${this.service}.suspension-served.v1`, served);
    await transaction.manager.query(
      'INSERT INTO served_suspension (event, project, lots, suspension, served_at) VALUES ($1, $2, $3, $4, $5)',
      [event, served.project, lots, suspension, served.servedAt],
    );
  }
}

/** Since when what of a project has stood still in a service, as its rows say it today. */
export async function servedLines(
  manager: EntityManager,
  service: ActingService,
  project: string,
): Promise<EvidenceLine[]> {
  const rows = await manager.query<{ lots: string[]; suspension: string; served_at: Date }[]>(
    'SELECT lots, suspension, served_at FROM served_suspension WHERE project = $1 ORDER BY served_at',
    [project],
  );
  return rows.map(({ lots, suspension, served_at: at }) =>
    stateLine(`${service}.suspension-served.v1`, { project, lots, suspension, servedAt: at.toISOString() }),
  );
}

function isActing(service: string): service is ActingService {
  return (ACTING_SERVICES as readonly string[]).includes(service);
}
