import { type RefusedError } from '@mingtang/procedure/rules';
import { type EntityManager } from 'typeorm';
import { type AnsweredBefore, type KeyedRequest } from './idempotency';

/**
 * Of several keyed requests that one transaction carries out together, those whose key is taken, each with what it gets
 * instead of an effect. Call it under the locks that put repeats of a request one after the other.
 */
export async function takenKeys(
  manager: EntityManager,
  requests: readonly KeyedRequest[],
): Promise<ReadonlyMap<KeyedRequest, AnsweredBefore | RefusedError>> {
  if (requests.length === 0) return new Map();
  const earlier = await manager.query<{ n: string; request_digest: string; response: unknown }[]>(
    `SELECT n, request_digest, response
     FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked(actor, key, n) JOIN idempotency_key USING (actor, key)`,
    [requests.map(({ actor }) => actor), requests.map(({ key }) => key)],
  );
  return new Map(
    earlier.map(({ n, request_digest, response }) => {
      const request = requests[Number(n) - 1] as KeyedRequest;
      return [request, request.repeated(request_digest, response)];
    }),
  );
}

/**
 * Takes the keys of requests that are carried out together, each with its answer.
 * @throws where another transaction took one of them meanwhile; this one must then be left to fail.
 */
export async function takeKeys(manager: EntityManager, answers: ReadonlyMap<KeyedRequest, unknown>): Promise<void> {
  if (answers.size === 0) return;
  const requests = [...answers.keys()];
  await manager.query(
    `INSERT INTO idempotency_key (actor, key, request_digest, response)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::jsonb[])`,
    [
      requests.map(({ actor }) => actor),
      requests.map(({ key }) => key),
      requests.map(({ digest }) => digest),
      requests.map((request) => request.answeredWith(answers.get(request))),
    ],
  );
}
