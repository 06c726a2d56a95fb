import {
  type Actor,
  type EventData,
  EVENTS,
  type EventType,
  lotsOf,
  type PublishedProject,
  type Role,
} from '@mingtang/contracts';
import { Clock, type Transaction, UnitOfWork } from '@mingtang/messaging';
import {
  type ActId,
  beginningOf,
  type Capacity,
  type Due,
  type GuardFacts,
  isQuiet,
  may,
  PROCEDURES,
} from '@mingtang/procedure/procedures';
import { type Decision, orThrow, RefusedError } from '@mingtang/procedure/rules';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { setTimeout as delay } from 'node:timers/promises';
import { ActsUnderWay } from '../arrival/acts-under-way';
import { apartFromRequests } from '../idempotency/idempotency';
import { type Case, caseOf, lawOf, type TradedProject } from './case';
import { CaseChanges } from './case-changes';
import { insertProject, lockTraded, readTraded } from './case-rows';
import { factOf } from './cases';
import { owningRole } from './owner';
import { caseRefused, notInProcedure, notOrdered } from './refusals';

/** An event of one's own comes back within a moment, where Kafka is there. */
const ORDER_WAIT_MS = 5_000;
const ORDER_POLL_MS = 50;

/** What is about to be done, and where. */
export interface Attempt {
  readonly act: ActId;
  readonly project: string;
  /** Left out of an act on the whole project: it is one on each of its cases. */
  readonly lot?: string;
  /** What it answers or decides. */
  readonly item?: string;
  /** What the act's guards ask. */
  readonly facts?: GuardFacts;
}

/** In what capacity somebody acts, and what the event calls it. */
export interface Acting {
  readonly capacity: Capacity;
  readonly role: Role | 'system';
}

/** Who acts; or who turns out to, once its project is locked. */
export type Who = Acting | ((project: TradedProject, manager: EntityManager) => Acting | Promise<Acting>);

/** An act that its case allows, until the transaction commits. */
export interface AllowedAct extends Pick<Transaction, 'manager' | 'keep'> {
  readonly transaction: Transaction;
  readonly manager: EntityManager;
  readonly project: TradedProject;
  /** The case that it is about; of an act on the whole project, the first that allows it. */
  readonly case: Case;
  /** The cases that allow it. */
  readonly cases: readonly Case[];
  readonly role: Acting['role'];
  /** Now, UTC instant. */
  readonly now: string;
  /** When it arrived, UTC instant: by this it is in time or late. */
  readonly arrivedAt: string;
  /** Until when it was owed. */
  readonly due?: string;
  /** The case that it is about as it stands with what has been told in this act. */
  after(): Case;
  /**
   * Tells of this act, or of one that it brings with it at once and that the case then allows.
   * @returns the event's id
   */
  tell<Type extends EventType>(
    type: Type,
    data: EventData<Type> & { project: string },
    addressees?: readonly string[],
  ): Promise<string>;
}

/** A draft as its act is judged: it has no cases yet, and stands where its procedure begins. */
export type Draft = Pick<PublishedProject, 'procedure' | 'calendar' | 'mandatory' | 'stateFunded'>;

export const PLATFORM: Acting = { capacity: 'platform', role: 'system' };
export const BIDDER: Acting = { capacity: 'bidder', role: 'bidder' };
export const CUSTODIAN: Acting = { capacity: 'custodian', role: 'custodian' };
export const OPERATOR: Acting = { capacity: 'operator', role: 'operator' };

/**
 * The seam of all that changes a case: its lock, where it stands, whether it allows the act, the service's own decision with its rows, the event, the
 * timers of the periods that it starts, and where the case stands then.
 */
@Injectable()
export class Acts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly changes: CaseChanges,
    private readonly underWay: ActsUnderWay,
  ) {}

  /**
   * Does an act, if its case allows it and `decide` does.
   * @param by who acts, as the notice in force names its parties.
   * @throws {RefusedError} `project-unknown`, `lot-unknown`, `not-ordered-yet`, what `by` and `decide` refuse, and all that `may` says
   */
  async run<Result>(attempt: Attempt, by: Who, decide: (act: AllowedAct) => Promise<Result>): Promise<Result> {
    await this.underWay.decidedBefore();
    const { act, project, lot } = attempt;
    if (mayBeAwaited(act))
      await this.awaitOrder(project, (of) => (lot === undefined || of.lot === lot) && isAwaited(act, of));
    return this.unitOfWork.run((transaction) => this.within(transaction, attempt, by, decide));
  }

  /**
   * Publishes the notice of a project in a transaction that is under way: its cases begin in it, where its procedure does.
   * @throws {RefusedError} as {@link run}
   */
  async begin<Result>(
    transaction: Transaction,
    published: PublishedProject,
    by: Acting | ((project: TradedProject) => Acting),
    decide: (act: AllowedAct) => Promise<Result>,
  ): Promise<Result> {
    await insertProject(transaction.manager, published, beginningOf(lawOf(published).definition));
    return this.within(transaction, { act: 'publish', project: published.id }, by, decide);
  }

  /**
   * Checks that a draft's procedure lets somebody act on it before its notice.
   * @throws {RefusedError} all that `may` says
   */
  inDraft(draft: Draft, act: ActId, { capacity }: Acting): void {
    const law = lawOf(draft);
    orThrow(may(law, beginningOf(law.definition), act, { by: capacity, at: this.clock.arrivalInstant() }));
  }

  /** Waits a moment until all that this service did about a project has come back in the project's order. */
  async ordered(project: string): Promise<void> {
    await this.awaitOrder(project, ({ acted }) => acted.length > 0);
  }

  /** The same in a transaction that is under way. */
  async within<Result>(
    transaction: Transaction,
    attempt: Attempt,
    by: Who,
    decide: (act: AllowedAct) => Promise<Result>,
  ): Promise<Result> {
    const project = await lockTraded(transaction.manager, attempt.project);
    if (!project) throw caseRefused('project-unknown');
    const acting = typeof by === 'function' ? await by(project, transaction.manager) : by;
    transaction.sees(project.id, project.places);
    const allowed = this.allowed(project, attempt, acting);
    const told = new Told(transaction, project, acting, this.clock);
    const [{ of, due }] = allowed;
    const result = await decide({
      transaction,
      manager: transaction.manager,
      keep: (sendings) => transaction.keep(sendings),
      project,
      case: of,
      cases: allowed.map((each) => each.of),
      role: acting.role,
      now: this.clock.instant(),
      arrivedAt: this.clock.arrivalInstant(),
      ...(due !== undefined && { due }),
      after: () => told.standing(of),
      tell: (type, data, addressees) => told.tell(attempt, type, data, addressees),
    });
    for (const changed of told.changed()) await this.changes.keep(changed, transaction);
    return result;
  }

  private allowed(
    project: TradedProject,
    { act, lot, item, facts }: Attempt,
    { capacity }: Acting,
  ): readonly [{ of: Case; due?: string }, ...{ of: Case; due?: string }[]] {
    const about = lot === undefined ? project.cases : project.cases.filter((each) => each.lot === lot);
    if (about.length === 0) throw caseRefused('lot-unknown');
    if (!about.some(({ law }) => law.definition.acts[act])) throw notInProcedure(act, project.law.definition);
    const asked = {
      by: capacity,
      at: this.clock.arrivalInstant(),
      ...(item !== undefined && { item }),
      ...(facts && { facts }),
    };
    const answers = about.map((of): readonly [Case, Decision<Due>] => [of, may(of.law, of.stand, act, asked)]);
    const allowed = answers.flatMap(([of, answer]) =>
      answer.ok ? [{ of, ...(answer.value.due !== undefined && { due: answer.value.due }) }] : [],
    );
    const [first, ...rest] = allowed;
    if (first) {
      if (allowed.some(({ of }) => isAwaited(act, of))) throw notOrdered(act);
      return [first, ...rest];
    }
    const [[, refused]] = answers as [readonly [Case, Decision<Due>]];
    orThrow(refused);
    throw new RefusedError([]);
  }

  private async awaitOrder(project: string, isAwaited: (of: Case) => boolean): Promise<void> {
    const end = Date.now() + ORDER_WAIT_MS;
    // A look is no answer: it must not take the key of the request that is being answered.
    const look = () => this.unitOfWork.run(async ({ manager }) => (await readTraded(manager, project))?.cases ?? []);
    for (;;) {
      const cases = await apartFromRequests(look);
      if (!cases.some(isAwaited) || Date.now() >= end) return;
      await delay(ORDER_POLL_MS);
    }
  }
}

/** Whether there is a procedure in which the act binds others for good; of all others it need not be looked. */
function mayBeAwaited(act: ActId): boolean {
  return PROCEDURES.some(({ acts }) => acts[act]?.onceOrdered);
}

/** Whether the act binds others for good, and what its service did in the case has no place in the order yet. */
function isAwaited(act: ActId, { law, acted }: Case): boolean {
  return law.definition.acts[act]?.onceOrdered === true && acted.length > 0;
}

/** What has been told in an act so far, and where the cases stand after it. */
class Told {
  private readonly cases: Map<string, Case>;
  private readonly moved = new Set<string>();

  constructor(
    private readonly transaction: Transaction,
    private readonly project: TradedProject,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {
    this.cases = new Map(project.cases.map((each) => [each.lot, each]));
  }

  async tell<Type extends EventType>(
    attempt: Attempt,
    type: Type,
    data: EventData<Type> & { project: string },
    addressees?: readonly string[],
  ): Promise<string> {
    const { act } = EVENTS[type];
    const own = act === attempt.act;
    const event = this.transaction.emit(type, data, own ? this.acting.role : 'system', addressees);
    const fact = factOf({ type, data, time: this.clock.instant() } as never, 0);
    if (isQuiet(this.project.law.definition, act) && fact.ends === undefined) return event;
    const lots = lotsOf(data, [...this.cases.keys()]);
    if (lots.length === 0) throw caseRefused('lot-unknown');
    for (const lot of lots) {
      const of = this.cases.get(lot) as Case;
      if (!own) orThrow(may(of.law, of.stand, act, { by: 'platform', at: this.clock.instant() }));
      const seen = this.project.places;
      const next = caseOf(of, of.settled, [...of.acted, { event, fact: { ...fact, seen } }]);
      this.cases.set(lot, next);
      this.moved.add(lot);
    }
    return event;
  }

  standing({ lot }: Case): Case {
    return this.cases.get(lot) as Case;
  }

  changed(): readonly Case[] {
    return [...this.moved].map((lot) => this.cases.get(lot) as Case);
  }
}

/** Who acts as the owner of a project. @throws {RefusedError} `not-your-project` */
export function asOwner(actor: Actor): (project: TradedProject) => Acting {
  return ({ published }) => {
    const role = owningRole(actor, published);
    if (!role) throw caseRefused('not-your-project');
    return { capacity: 'owner', role };
  };
}
