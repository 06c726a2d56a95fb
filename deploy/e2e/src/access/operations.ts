import { randomUUID } from 'node:crypto';
import { type Client } from '@mingtang/testing';

/** An operation of the merged OpenAPI document. */
export interface Operation {
  readonly method: string;
  /** As the document has it, with `{…}` parameters. */
  readonly path: string;
  /** `x-roles`. */
  readonly roles: readonly string[];
}

interface OpenApi {
  readonly paths: Record<string, Record<string, { 'x-roles'?: string[] }>>;
  readonly 'x-unavailable': readonly string[];
}

/** Every operation of a service that the gateway's OpenAPI document names; what the gateway itself answers is for everybody. */
export async function documentedOperations(anyone: Client): Promise<Operation[]> {
  const { body } = await anyone.get<OpenApi>('/docs-json');
  if (body['x-unavailable'].length > 0)
    throw new Error(`without the operations of ${body['x-unavailable'].join(', ')}`);
  const ofServices = Object.entries(body.paths).filter(([path]) => path.startsWith('/api/'));
  return ofServices.flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      roles: operation['x-roles'] ?? [],
    })),
  );
}

/** Calls an operation on projects, lots and bids that do not exist. @returns status and problem code. */
export async function call(
  caller: Client,
  { method, path }: Pick<Operation, 'method' | 'path'>,
): Promise<{ status: number; code: string | undefined }> {
  const concrete = path.replace(/\{(\w+)\}/g, (_, name: string) => PARAMETERS[name] ?? randomUUID());
  const send = caller[method.toLowerCase() as keyof Client];
  const body = method === 'GET' || method === 'DELETE' ? undefined : {};
  const answer = await send<{ code?: string } | undefined>(concrete, body);
  return { status: answer.status, code: answer.body?.code };
}

/** Parameters that are no UUIDs. */
const PARAMETERS: Readonly<Record<string, string>> = { lot: '1', index: '1', number: '1' };
