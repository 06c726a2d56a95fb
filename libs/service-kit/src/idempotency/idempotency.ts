import { type TransactionParticipant } from '@mingtang/messaging';
import { RefusedError } from '@mingtang/procedure';
import { AsyncLocalStorage } from 'node:async_hooks';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager } from 'typeorm';

/** A keyed request seen before: what it was answered then. */
export class AnsweredBefore extends Error {
  constructor(readonly response: unknown) {
    super('this request was answered before');
  }
}

/**
 * One request under an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header). The key is claimed first in the
 * transaction of what the request changes, and the value of that transaction is stored as the answer in the same commit:
 * two copies at once run one after the other, and the second gets the first one's answer.
 */
export class KeyedRequest implements TransactionParticipant {
  private claimed = false;
  private recorded: unknown;

  constructor(
    private readonly actor: string,
    private readonly key: string,
    private requestDigest: string,
  ) {}

  /** Adds what was only known after streaming the body, e.g. its digest, to what the key stands for. */
  alsoStandsFor(digest: string): void {
    this.requestDigest += `:${digest}`;
  }

  /** @throws {AnsweredBefore} for a repeat, {RefusedError} where the key stands for another request. */
  async begin(manager: EntityManager): Promise<void> {
    if (this.claimed) return;
    const claimed = (await manager.query(
      `INSERT INTO idempotency_key (actor, key, request_digest) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING key`,
      [this.actor, this.key, this.requestDigest],
    )) as unknown[];
    if (claimed.length > 0) return;
    const [earlier] = (await manager.query(
      'SELECT request_digest, response FROM idempotency_key WHERE actor = $1 AND key = $2',
      [this.actor, this.key],
    )) as { request_digest: string; response: unknown }[];
    if (earlier?.request_digest === this.requestDigest) throw new AnsweredBefore(earlier.response);
    throw new RefusedError([
      {
        kind: 'rule',
        code: 'idempotency-key-reused',
        field: 'Idempotency-Key',
        message: {
          zh: '该 Idempotency-Key 已用于另一个请求',
          en: 'this Idempotency-Key already stands for another request',
        },
      },
    ]);
  }

  async beforeCommit(manager: EntityManager, result: unknown): Promise<void> {
    if (this.claimed) return;
    this.recorded = JSON.parse(JSON.stringify(result ?? null));
    await manager.query('UPDATE idempotency_key SET response = $3 WHERE actor = $1 AND key = $2', [
      this.actor,
      this.key,
      JSON.stringify(this.recorded),
    ]);
    this.claimed = true;
  }

  /** Whether the answer that goes out is the one that a repeat would get. */
  agreesWith(answer: unknown): boolean {
    return !this.claimed || isDeepStrictEqual(JSON.parse(JSON.stringify(answer ?? null)), this.recorded);
  }
}

const current = new AsyncLocalStorage<KeyedRequest>();

/** The keyed request that is being answered, if any. */
export function currentKeyedRequest(): KeyedRequest | undefined {
  return current.getStore();
}

export function answering<Result>(request: KeyedRequest, work: () => Result): Result {
  return current.run(request, work);
}
