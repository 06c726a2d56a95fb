import { type EntityManager } from 'typeorm';

/** Any number: the lock of all that takes a place among what was told. */
const ORDER_LOCK = 7_264_031;

/**
 * Waits for everybody who took places before and has not committed, so that places are seen in their order: who has come as far as
 * one place has seen all before it. Without this a transaction that commits late would put its place before one that a reader has
 * gone past. Taken behind the lock of a project, of which a transaction has one.
 */
export async function inOrder(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [ORDER_LOCK]);
}
