import { type EntityManager } from 'typeorm';

const ROWS_AT_ONCE = 200;
let cursors = 0;

/**
 * The rows of a query as they are needed, some hundred in memory at a time: a cursor of the transaction in which the manager is.
 * @throws where there is no transaction.
 */
export async function* rowsOf<Row>(
  manager: EntityManager,
  sql: string,
  parameters: readonly unknown[] = [],
): AsyncGenerator<Row> {
  const cursor = `rows_${(cursors = (cursors + 1) % 1_000_000)}`;
  await manager.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, [...parameters]);
  for (;;) {
    const rows = await manager.query<Row[]>(`FETCH ${ROWS_AT_ONCE} FROM ${cursor}`);
    yield* rows;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await manager.query(`CLOSE ${cursor}`);
}
