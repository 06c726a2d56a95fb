import { type Socket } from 'node:net';
import pg from 'pg';

/** How long a database may let us wait; each in milliseconds. */
export interface Patience {
  /** For a connection: from the pool, or to the database. */
  readonly connect: number;
  /** For the answer to one statement. The database itself ends it then, where it still runs. */
  readonly statement: number;
  /** For what another transaction has locked; less than for a statement, so that the true reason is told. */
  readonly lock: number;
  /** A transaction of which nothing is heard any more holds its locks no longer than this. */
  readonly idleTransaction: number;
}

/** What lies between the database's ending a statement and our taking its silence for an answer. */
const SILENCE_MS = 1_000;

/** The waits of a connection whose statements may take that long. */
export function patienceOf(statement: number): Patience {
  return { connect: Math.min(statement, 4_000), statement, lock: Math.ceil(statement * 0.8), idleTransaction: 60_000 };
}

/** How a `pg` client or pool is to be made so that it waits no longer than that. */
export function patientOptions({ connect, statement, lock, idleTransaction }: Patience): WatchedClientConfig {
  return {
    connectionTimeoutMillis: connect,
    statement_timeout: statement,
    lock_timeout: lock,
    idle_in_transaction_session_timeout: idleTransaction,
    silenceMs: statement + SILENCE_MS,
    keepAlive: true,
  };
}

interface WatchedClientConfig extends pg.ClientConfig {
  readonly silenceMs?: number;
}

/**
 * A connection that is given up where the database does not answer. A stopped server or a network that swallows bytes ends no statement
 * by itself, and a client that only forgets the statement would hand the next one a connection on which nothing comes back.
 */
export class WatchedClient extends pg.Client {
  constructor(config: WatchedClientConfig = {}) {
    super(config);
    const { silenceMs } = config;
    if (silenceMs === undefined) return;
    const ask = this.query.bind(this) as (...parameters: unknown[]) => unknown;
    this.query = ((...parameters: unknown[]) => {
      const answer = ask(...parameters);
      if (!(answer instanceof Promise)) return answer;
      const watch = setTimeout(() => streamOf(this).destroy(silence()), silenceMs);
      const heard = (): void => clearTimeout(watch);
      void answer.then(heard, heard);
      return answer;
    }) as typeof this.query;
  }
}

function streamOf(client: pg.Client): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream;
}

function silence(): Error {
  return Object.assign(new Error('the database does not answer'), { code: 'ETIMEDOUT' });
}
