import { type EventData, EVENTS, type EventType } from '@mingtang/contracts';
import { type Transaction } from '@mingtang/messaging';
import { type ActId, type Due, type GuardFacts, isQuiet, may } from '@mingtang/procedure/procedures';
import { type Decision, refuse } from '@mingtang/procedure/rules';
import { type Acting } from './acts';
import { type Case, type TradedProject } from './case';
import { lockProjects } from './case-rows';
import { notInProcedure } from './refusals';

/**
 * The seam for many acts in one transaction, of many projects, each of which is allowed or refused for itself: of acts that leave their cases where they
 * stand, so that no case is written.
 */
export class ManyActs {
  private constructor(
    private readonly transaction: Transaction,
    private readonly acting: Acting,
    private readonly projects: ReadonlyMap<string, TradedProject>,
  ) {}

  /** @param ids of the projects, which stay locked for the rest of the transaction. */
  static async lock(transaction: Transaction, ids: readonly string[], acting: Acting): Promise<ManyActs> {
    const projects = await lockProjects(transaction.manager, [...new Set(ids)]);
    for (const { id, places } of projects.values()) transaction.sees(id, places);
    return new ManyActs(transaction, acting, projects);
  }

  project(id: string): TradedProject | undefined {
    return this.projects.get(id);
  }

  /**
   * @param at when it arrived, UTC instant.
   * @param facts what the act's guards ask.
   */
  may({ law, stand }: Case, act: ActId, at: string, facts: GuardFacts = {}): Decision<Due> {
    if (!law.definition.acts[act]) return refuse(...notInProcedure(act, law.definition).refusals);
    return may(law, stand, act, { by: this.acting.capacity, at, facts });
  }

  /**
   * Tells of an act.
   * @returns the event's id
   * @throws RangeError of one that moves its case
   */
  tell<Type extends EventType>(
    type: Type,
    data: EventData<Type> & { project: string },
    addressees?: readonly string[],
  ): string {
    const { act } = EVENTS[type];
    const project = this.projects.get(data.project);
    if (project && !isQuiet(project.law.definition, act)) throw new RangeError(`${act} is not one of many acts`);
    return this.transaction.emit(type, data, this.acting.role, addressees);
  }
}
