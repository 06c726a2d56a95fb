import { type Request, type Response as Answering } from 'express';

const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'content-encoding',
  'host',
  'expect',
]);
const PATIENCE_MS = 30_000;

/** Sends a request with a short body on to Keycloak. @returns its answer, whole. @throws where it does not answer */
export async function ask(
  keycloakUrl: string,
  request: Request,
  body: Buffer,
): Promise<{ answer: Response; text: Buffer }> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined && !HOP_BY_HOP.has(name))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  for (const [name, value] of Object.entries(forwardedOf(request))) headers.set(name, value);
  headers.set('accept-encoding', 'identity');
  const answer = await fetch(keycloakUrl + request.originalUrl, {
    method: request.method,
    headers,
    body: new Uint8Array(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return { answer, text: Buffer.from(await answer.arrayBuffer()) };
}

/** Gives Keycloak's answer to who asked, with cookies of our own beside its own. */
export function pass(answer: Response, text: Buffer, response: Answering, cookies: readonly string[]): void {
  for (const [name, value] of answer.headers)
    if (!HOP_BY_HOP.has(name) && name !== 'set-cookie') response.setHeader(name, value);
  const all = [...answer.headers.getSetCookie(), ...cookies];
  if (all.length > 0) response.setHeader('set-cookie', all);
  response.status(answer.status).end(text);
}

/** From where a request came, for Keycloak's record of sign-ins. */
export function forwardedOf(request: Request): Record<string, string> {
  return {
    'x-forwarded-for': request.ip ?? '',
    'x-forwarded-proto': request.protocol,
    'x-forwarded-host': request.host,
  };
}
