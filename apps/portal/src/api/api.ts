import createClient, { type Middleware } from 'openapi-fetch';
import createQueryApi from 'openapi-react-query';
import { SessionEndedError } from '../identity/ended-session';
import { ProblemError, problemFrom } from './problem';
import { type paths } from '@mingtang/api';

export { type Schema } from '@mingtang/api';

/** Whose requests they are. */
export interface Caller {
  /** Undefined for a reader without account. */
  token(): Promise<string | undefined>;
  /** Another token than one that was refused. */
  tokenAfter(refused: string): Promise<string | undefined>;
}

let caller: Caller = { token: async () => undefined, tokenAfter: async () => undefined };
let languageOf: () => string = () => 'zh-CN';

/** Tells the client who is signed in and which language answers are wanted in. */
export function speakFor(who: Caller, language: () => string): void {
  caller = who;
  languageOf = language;
}

const bearing = (request: Request, token: string | undefined): Request => {
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
  return request;
};

/** Sends a request as the caller. One whose token is refused has changed nothing, and is sent again with another token. */
async function sendAsCaller(request: Request): Promise<Response> {
  const token = await caller.token();
  const again = token === undefined ? undefined : request.clone();
  const response = await fetch(bearing(request, token));
  if (response.status !== 401 || token === undefined || !again) return response;
  const another = await caller.tokenAfter(token);
  return another === undefined ? response : fetch(bearing(again, another));
}

const speaking: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', languageOf());
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw new ProblemError(await problemFrom(response));
    return undefined;
  },
  onError({ error }) {
    return error instanceof ProblemError || error instanceof SessionEndedError
      ? error
      : new ProblemError(undefined, { cause: error });
  },
};

/** Typed requests to the platform; what is refused is thrown as a {@link ProblemError}. */
export const client = createClient<paths>({ baseUrl: location.origin, fetch: sendAsCaller });
client.use(speaking);

/** The same as queries and mutations of TanStack Query. */
export const api = createQueryApi(client);
