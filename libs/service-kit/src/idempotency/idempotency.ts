import { type TransactionParticipant } from '@mingtang/messaging';
import { RefusedError } from '@mingtang/procedure/rules';
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
    readonly actor: string,
    readonly key: string,
    private requestDigest: string,
  ) {}

  /** What the key stands for: a digest over the whole request. */
  get digest(): string {
    return this.requestDigest;
  }

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
    throw this.repeated(earlier?.request_digest, earlier?.response);
  }

  /** What a repeat of the key gets: the first answer, or a refusal where the key stands for another request. */
  repeated(requestDigest: string | undefined, response: unknown): AnsweredBefore | RefusedError {
    if (requestDigest === this.requestDigest) return new AnsweredBefore(response);
    return new RefusedError([
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
    await manager.query('UPDATE idempotency_key SET response = $3 WHERE actor = $1 AND key = $2', [
      this.actor,
      this.key,
      this.answeredWith(result),
    ]);
  }

  /** Notes what the request is answered; JSON, as it is stored. */
  answeredWith(result: unknown): string {
    const json = JSON.stringify(result ?? null);
    this.recorded = JSON.parse(json);
    this.claimed = true;
    return json;
  }

  /** Whether the answer that goes out is the one that a repeat would get. */
  agreesWith(answer: unknown): boolean {
    return !this.claimed || isDeepStrictEqual(JSON.parse(JSON.stringify(answer ?? null)), this.recorded);
  }
}

const current = new AsyncLocalStorage<KeyedRequest | undefined>();

/** The keyed request that is being answered, if any. */
export function currentKeyedRequest(): KeyedRequest | undefined {
  return current.getStore();
}

export function answering<Result>(request: KeyedRequest, work: () => Result): Result {
  return current.run(request, work);
}

/** Runs work that belongs to no single request: its transactions touch no request's key. */
export function apartFromRequests<Result>(work: () => Result): Result {
  return current.run(undefined, work);
}
