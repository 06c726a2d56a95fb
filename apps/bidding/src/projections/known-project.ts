import { type Actor, type PublishedProject } from '@mingtang/contracts';
import { isBefore } from '@mingtang/procedure';
import { type ActId, PROCEDURES, type Stage } from '@mingtang/procedure/procedures';
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

/** When the closing list of a lot was told, or that there are too few bids; even where a cancellation turned out to stand before it. */
export function closedAtOf({ stand: { done, overtaken } }: Pick<Case, 'stand'>): string | undefined {
  return done['close-bidding']?.at ?? overtaken.find(({ act }) => act === 'close-bidding')?.at;
}

/** The same in SQL, of a row of `traded_case`. */
export function closedAtIn(row: string): string {
  return `coalesce(${row}.settled #>> '{done,close-bidding,at}',
    (SELECT said #>> '{fact,at}' FROM jsonb_array_elements(${row}.acted) AS said
     WHERE said #>> '{fact,act}' = 'close-bidding' LIMIT 1))::timestamptz`;
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
