import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import { type ActId, impediments, periodEnd } from '@mingtang/procedure/procedures';
import { isBefore } from '@mingtang/procedure/time';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { ActsUnderWay } from '../arrival/acts-under-way';
import { Timers } from '../timers/timers';
import { type Case } from './case';
import { readTraded } from './case-rows';

/** A case, by its project and lot. */
export interface CaseRef {
  readonly project: string;
  readonly lot: string;
}

/** Does what is due. @returns in how many milliseconds to look again, where it waits for something */
export type DueHandler = (of: CaseRef) => Promise<number | void>;

/** Until when a service itself waits with an act for which the law sets no time, by what it keeps; undefined where it does not wait. */
export type WaitsUntil = (of: CaseRef, manager: EntityManager) => Promise<string | undefined>;

/**
 * What the platform does by itself in a case: at the end of the period that the definition names, or as soon as it is possible. Its instant follows from
 * where the case stands, and moves with it.
 */
@Injectable()
export class DueActs {
  private readonly acts = new Map<ActId, WaitsUntil | undefined>();

  constructor(
    private readonly timers: Timers,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly underWay: ActsUnderWay,
  ) {}

  /** Says how this service does an act that comes by itself; before the service starts. */
  on(act: ActId, handler: DueHandler, until?: WaitsUntil): void {
    this.acts.set(act, until);
    this.timers.on<CaseRef>(timerName(act), (of) => this.fire(act, of, handler));
  }

  /** Sets, moves or takes away the timers of a case, in the transaction in which it changed. */
  async setFor(of: Case, transaction: Transaction): Promise<void> {
    for (const act of this.acts.keys()) {
      const at = await this.instantOf(act, of, transaction.manager);
      if (at === undefined) await this.timers.cancel(transaction, timerOf(act, of));
      else await this.timers.set(transaction, { ...timerOf(act, of), at });
    }
  }

  /** When an act is to come by itself, as a case stands; undefined where it is not to. */
  private async instantOf(act: ActId, of: Case, manager: EntityManager): Promise<string | undefined> {
    const { law, stand, acted } = of;
    const { open } = stand;
    const definition = law.definition.acts[act];
    if (!definition?.in.includes(stand.stage) || !definition.by.includes('platform')) return undefined;
    if (open.some(({ relief }) => definition.stoppedBy.includes(relief))) return undefined;
    if (definition.onceOrdered && acted.length > 0) return undefined;
    const until = this.acts.get(act);
    if (until) return until(of, manager);
    const { owed, notBefore } = definition;
    if (owed === undefined && notBefore === undefined) return undefined;
    const period = notBefore ?? (owed === 'when-possible' ? undefined : owed);
    if (period !== undefined) return periodEnd(law, stand, period);
    return impediments(law, stand, { act, at: this.clock.instant() }).length === 0 ? this.clock.instant() : undefined;
  }

  /** What arrived in time is decided first. Where the case has gone on meanwhile, its timer has been set anew. */
  private async fire(act: ActId, of: CaseRef, handler: DueHandler): Promise<void> {
    await this.underWay.decidedBefore();
    const at = await this.unitOfWork.run(async ({ manager }) => {
      const known = (await readTraded(manager, of.project))?.cases.find(({ lot }) => lot === of.lot);
      return known && this.instantOf(act, known, manager);
    });
    if (at === undefined || isBefore(this.clock.instant(), at)) return;
    const again = await handler(of);
    if (typeof again === 'number')
      await this.unitOfWork.run((transaction) => this.lookAgain(act, of, again, transaction));
  }

  private async lookAgain(act: ActId, of: CaseRef, milliseconds: number, transaction: Transaction): Promise<void> {
    await this.timers.setIn(transaction, { ...timerOf(act, of), milliseconds });
  }
}

function timerOf(act: ActId, { project, lot }: CaseRef) {
  return { name: timerName(act), of: [project, lot], payload: { project, lot } };
}

function timerName(act: ActId): string {
  return `act-${act}`;
}
