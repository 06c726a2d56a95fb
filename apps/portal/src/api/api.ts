import createClient, { type Middleware } from 'openapi-fetch';
import createQueryApi from 'openapi-react-query';
import { ProblemError, problemFrom } from './problem';
import { type components, type paths } from './schema';

/** A schema of the platform's API by its name, e.g. `Schema<'disclosure.ProjectLineDto'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

let tokenOf: () => Promise<string | undefined> = async () => undefined;
let languageOf: () => string = () => 'zh-CN';

/** Tells the client who is signed in and which language answers are wanted in. */
export function speakFor(token: () => Promise<string | undefined>, language: () => string): void {
  tokenOf = token;
  languageOf = language;
}

const asCaller: Middleware = {
  async onRequest({ request }) {
    const token = await tokenOf();
    if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
    request.headers.set('accept-language', languageOf());
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw new ProblemError(await problemFrom(response));
    return undefined;
  },
  onError({ error }) {
    return error instanceof ProblemError ? error : new ProblemError(undefined, { cause: error });
  },
};

/** Typed requests to the platform; what is refused is thrown as a {@link ProblemError}. */
export const client = createClient<paths>({ baseUrl: location.origin });
client.use(asCaller);

/** The same as queries and mutations of TanStack Query. */
export const api = createQueryApi(client);
