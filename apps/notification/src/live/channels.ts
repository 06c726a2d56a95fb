import { type EntityManager } from 'typeorm';
import { type Recipient } from '../telling/recipient';

/** Postgres channels by which every instance of the service hears of what any of them has committed. */
export const NOTICE_CHANNEL = 'notice_given';
export const STEP_CHANNEL = 'public_step';

export interface NoticeGiven {
  readonly id: string;
  readonly recipient: Recipient;
  readonly project: string;
}

/** Has the streams told of a notice once the transaction has committed. */
export async function noticeGiven(manager: EntityManager, given: NoticeGiven): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [NOTICE_CHANNEL, JSON.stringify(given)]);
}

/** Has the streams told of a public step once the transaction has committed. */
export async function stepTaken(manager: EntityManager, step: object): Promise<void> {
  await manager.query('SELECT pg_notify($1, $2)', [STEP_CHANNEL, JSON.stringify(step)]);
}
