import { type Actor, type PublishedProject } from '@mingtang/contracts';
import { roundNumbered } from '@mingtang/procedure/bidding';
import { type ActId, PROCEDURES, type Stage } from '@mingtang/procedure/procedures';
import { type Instant, isBefore } from '@mingtang/procedure/time';
import { type Case, caseRefused, lockTraded, owningRole, readTraded, type TradedProject } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { refused } from '../refusals';

/** @throws {RefusedError} `project-unknown` */
export async function knownProject(manager: EntityManager, id: string): Promise<TradedProject> {
  const project = await readTraded(manager, id);
  if (!project) throw caseRefused('project-unknown');
  return project;
}

/**
 * The same, locked: acts on a project run one after the other, and their events leave in that order. Whether an act is in time is judged by when it
 * arrived, not by when it got the lock.
 * @throws {RefusedError} `project-unknown`
 */
export async function lockProject(manager: EntityManager, id: string): Promise<TradedProject> {
  const project = await lockTraded(manager, id);
  if (!project) throw caseRefused('project-unknown');
  return project;
}

/** @throws {RefusedError} `lot-unknown` */
export function lotOf({ cases }: Pick<TradedProject, 'cases'>, lot: string): Case {
  const found = cases.find((each) => each.lot === lot);
  if (!found) throw caseRefused('lot-unknown');
  return found;
}

/** The bid deadline in force. */
export function deadlineOf({ published }: { readonly published: Pick<PublishedProject, 'timetable'> }): string {
  return published.timetable.submissionDeadline;
}

/**
 * Until when offers of a round are taken in a lot, as it was announced.
 * @throws RangeError of a round that has not been called yet
 */
export function deadlineOfRound({ lot, stand }: Pick<Case, 'lot' | 'stand'>, round: number): Instant {
  const { end } = stand.ends[roundNumbered(round).until] ?? {};
  if (end === undefined) throw new RangeError(`round ${round} of lot ${lot} has no deadline yet`);
  return end;
}

/** When an act was done in a lot, even where another turned out to stand before it. */
export function saidAt({ stand: { done, overtaken } }: Pick<Case, 'stand'>, act: ActId): string | undefined {
  return done[act]?.at ?? overtaken.find((each) => each.act === act)?.at;
}

/** Whether an act was done in a lot at that instant, even where another turned out to stand before it. */
export function isSaidAt({ stand: { done, overtaken } }: Pick<Case, 'stand'>, act: ActId, at: string): boolean {
  return done[act]?.at === at || overtaken.some((each) => each.act === act && each.at === at);
}

/** When the closing list of a lot was told, or that there are too few bids. */
export function closedAtOf(of: Pick<Case, 'stand'>): string | undefined {
  return saidAt(of, 'close-bidding');
}

/** Where an act is possible in any way to trade. */
export function stagesOfAct(act: ActId): readonly Stage[] {
  return [...new Set(PROCEDURES.flatMap(({ acts }) => acts[act]?.in ?? []))];
}

/** @throws {RefusedError} `not-your-project` */
export function assertOwner(actor: Actor, { published }: Pick<TradedProject, 'published'>): void {
  if (!owningRole(actor, published)) throw caseRefused('not-your-project');
}

/**
 * Who bids stays secret until the deadline (ANN-09), from its tenderer and the supervisor too.
 * @throws {RefusedError} `registrations-secret`
 */
export function assertNoLongerSecret(deadline: string, now: string): void {
  if (isBefore(now, deadline)) throw refused('registrations-secret', { rule: 'ANN-09', params: { deadline } });
}
