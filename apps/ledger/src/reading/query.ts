import { type EntityManager } from 'typeorm';
import { type ClientBase } from 'pg';

/** Runs one statement in whatever transaction it belongs to. @returns its rows. */
export type Query = <Row extends object>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

export function queryOf(client: ClientBase): Query {
  return async <Row extends object>(sql: string, parameters: unknown[] = []) =>
    (await client.query<Row>(sql, parameters)).rows;
}

export function queryBy(manager: Pick<EntityManager, 'query'>): Query {
  return <Row extends object>(sql: string, parameters: unknown[] = []) => manager.query<Row[]>(sql, parameters);
}
