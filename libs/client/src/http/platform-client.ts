import { type paths } from '@mingtang/api';
import { type Problem, PROBLEM_MEDIA_TYPE } from '@mingtang/contracts';
import { parseJsonOnce } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import createClient, { type Client } from 'openapi-fetch';
import { type TokenSource } from '../signing-in/token-source';
import { ProblemError, UnreachableError } from './platform-errors';

export interface PlatformClientOptions {
  /** Base URL of the gateway, without a slash at its end. */
  readonly gateway: string;
  /** Who signs in; an anonymous reader where left out. */
  readonly tokens?: TokenSource;
  /** Language of what the platform answers. */
  readonly language?: 'zh' | 'en';
  /** How long a request that can be repeated is repeated while the platform is away. Default 15 s. */
  readonly patienceMs?: number;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

/** A JSON request that is not answered in this time counts as not answered. */
const ANSWER_MS = 60_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3_000;
/** Outcome unknown, away, too many at once: nothing was decided against the request. */
const PASSING = new Set([429, 502, 503]);

/**
 * The platform's HTTP API as one account sees it. Paths are those of the gateway, e.g. `/api/announcement/projects`.
 *
 * Every POST goes under an Idempotency-Key, so all requests but streamed uploads can be repeated, and are while the
 * platform is away. All methods throw {@link ProblemError} for a refusal and {@link UnreachableError} for silence.
 */
export class PlatformClient {
  /** Requests by the OpenAPI document of the platform: what they take and are answered is checked by the compiler. See {@link answerTo}. */
  readonly api: Client<paths>;

  constructor(private readonly options: PlatformClientOptions) {
    this.api = createClient<paths>({ baseUrl: options.gateway, fetch: (request) => this.relay(request) });
  }

  get gateway(): string {
    return this.options.gateway;
  }

  /** The same platform as another account sees it. */
  as(tokens: TokenSource): PlatformClient {
    return new PlatformClient({ ...this.options, tokens });
  }

  /** An access token to send elsewhere than through this client. */
  async bearer(): Promise<string | undefined> {
    return this.options.tokens?.bearer();
  }

  async get<T>(path: string): Promise<T> {
    return (await this.json('GET', path)) as T;
  }

  /** The raw answer, whose body the caller consumes. */
  async download(path: string): Promise<Response> {
    return this.send('GET', path, {});
  }

  /**
   * Every item of a list that comes in pages.
   * @param page a request of {@link api} for the page at a cursor; for the first one where there is none.
   */
  async *everyOf<Item>(
    page: (api: PlatformClient['api'], at: { readonly cursor?: string }) => Promise<{ readonly data?: Page<Item> }>,
  ): AsyncGenerator<Item> {
    let cursor: string | undefined;
    do {
      const { items, next } = await answerTo(page(this.api, { ...(cursor !== undefined && { cursor }) }));
      yield* items;
      cursor = next;
    } while (cursor !== undefined);
  }

  /** Every item of a paged list. */
  async *all<Item>(path: string): AsyncGenerator<Item> {
    const joint = path.includes('?') ? '&' : '?';
    let page = await this.get<Page<Item>>(path);
    yield* page.items;
    while (page.next) {
      page = await this.get<Page<Item>>(`${path}${joint}cursor=${encodeURIComponent(page.next)}`);
      yield* page.items;
    }
  }

  /** @param idempotencyKey under which a repeat changes nothing; one for this call where left out. */
  async post<T>(path: string, body: unknown = {}, idempotencyKey: string = randomUUID()): Promise<T> {
    return (await this.json('POST', path, body, { 'idempotency-key': idempotencyKey })) as T;
  }

  async put<T>(path: string, body: unknown): Promise<T> {
    return (await this.json('PUT', path, body)) as T;
  }

  async patch<T>(path: string, body: unknown): Promise<T> {
    return (await this.json('PATCH', path, body)) as T;
  }

  async delete(path: string): Promise<void> {
    await this.json('DELETE', path);
  }

  /** Sends a document as it is: bytes, or a stream, which is then sent once. */
  async upload<T>(path: string, content: Exclude<Body, string>, mediaType: string): Promise<T> {
    const headers = { 'content-type': mediaType, 'idempotency-key': randomUUID() };
    return (await parsed(await this.send('POST', path, headers, content))) as T;
  }

  /** A request of {@link api}, with the same patience as any other; of JSON, what says a name twice is refused. */
  private async relay(request: Request): Promise<Response> {
    const { method, headers } = request;
    const body = request.body === null ? undefined : await request.text();
    const path = request.url.slice(new URL(this.options.gateway).href.replace(/\/$/, '').length);
    const keyed = method === 'POST' && !headers.has('idempotency-key') && { 'idempotency-key': randomUUID() };
    const response = await this.send(method, path, { ...Object.fromEntries(headers), ...keyed }, body);
    if (!response.headers.get('content-type')?.includes('json')) return response;
    const text = await response.text();
    if (text !== '') parseJsonOnce(text);
    return new Response(text === '' ? null : text, { status: response.status, headers: response.headers });
  }

  private async json(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<unknown> {
    const typed = body === undefined ? headers : { ...headers, 'content-type': 'application/json' };
    return parsed(await this.send(method, path, typed, body === undefined ? undefined : JSON.stringify(body)));
  }

  private async send(method: string, path: string, headers: Record<string, string>, body?: Body): Promise<Response> {
    const until = Date.now() + (this.options.patienceMs ?? 15_000);
    const repeatable = !(body instanceof ReadableStream);
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const outcome = await this.tried(method, path, headers, body);
      if (outcome instanceof Response) return outcome;
      const passing = outcome instanceof UnreachableError || PASSING.has(outcome.status);
      if (!passing || !repeatable || Date.now() + pause > until) throw outcome;
      await delay(pause);
    }
  }

  /** One attempt; a token that is refused is renewed once. */
  private async tried(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: Body,
  ): Promise<Response | ProblemError | UnreachableError> {
    const { tokens } = this.options;
    const bearer = await tokens?.bearer();
    const outcome = await this.exchange(method, path, headers, body, bearer);
    const expired = outcome instanceof ProblemError && outcome.status === 401;
    if (!expired || !tokens || bearer === undefined || body instanceof ReadableStream) return outcome;
    return this.exchange(method, path, headers, body, await tokens.bearer(bearer));
  }

  private async exchange(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: Body | undefined,
    bearer: string | undefined,
  ): Promise<Response | ProblemError | UnreachableError> {
    const { gateway, language = 'zh' } = this.options;
    let response: Response;
    try {
      response = await fetch(gateway + path, {
        method,
        headers: {
          accept: 'application/json, */*;q=0.5',
          'accept-language': language,
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
          ...headers,
        },
        ...(body !== undefined && { body }),
        ...(typeof body === 'string' && { signal: AbortSignal.timeout(ANSWER_MS) }),
        ...(body instanceof ReadableStream && { duplex: 'half' as const }),
      });
    } catch (error) {
      return new UnreachableError(gateway, { cause: error });
    }
    return response.ok ? response : refusal(response, `${method} ${path}`);
  }
}

/** The answer to a request of {@link PlatformClient.api}, whose refusal was thrown. */
export async function answerTo<Data>(request: Promise<{ readonly data?: Data }>): Promise<Data> {
  const { data } = await request;
  return data as Data;
}

async function parsed(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : parseJsonOnce(text);
}

async function refusal(response: Response, request: string): Promise<ProblemError> {
  const text = await response.text();
  if (response.headers.get('content-type')?.startsWith(PROBLEM_MEDIA_TYPE))
    return new ProblemError(JSON.parse(text) as Problem, request);
  const { status, statusText } = response;
  const message = { zh: `意外的答复：${status} ${statusText}`, en: `unexpected answer: ${status} ${statusText}` };
  return new ProblemError(
    { type: 'about:blank', title: statusText, status, detail: message.en, code: `http-${status}`, message },
    request,
  );
}
