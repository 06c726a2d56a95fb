export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  /** JSON parsed, other text as text, anything else as bytes; undefined where there is none. */
  readonly body: Body;
}

/** @param body bytes and streams are sent as they are, anything else as JSON. */
type Call = <Body = unknown>(path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<Body>>;

/** A caller of one HTTP API. Refusals are answers, not errors. */
export interface Client {
  readonly get: Call;
  readonly post: Call;
  readonly put: Call;
  readonly patch: Call;
  readonly delete: Call;
}

/** @param token access token that every call carries; without it the caller is anonymous. */
export function client(baseUrl: string, token?: string): Client {
  const call =
    (method: string): Call =>
    async <Body>(path: string, body?: unknown, headers: Record<string, string> = {}) => {
      const response = await fetch(baseUrl + path, {
        method,
        headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...contentType(body), ...headers },
        ...(body !== undefined && { body: isRaw(body) ? body : JSON.stringify(body), duplex: 'half' }),
      });
      return { status: response.status, headers: response.headers, body: (await read(response)) as Body };
    };
  return { get: call('GET'), post: call('POST'), put: call('PUT'), patch: call('PATCH'), delete: call('DELETE') };
}

type Raw = Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;

function isRaw(body: unknown): body is Raw {
  return body instanceof Uint8Array || body instanceof ReadableStream;
}

function contentType(body: unknown): Record<string, string> {
  if (body === undefined) return {};
  return { 'content-type': isRaw(body) ? 'application/octet-stream' : 'application/json' };
}

async function read(response: Response): Promise<unknown> {
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    // It has no end: that it has begun is the answer.
    await response.body?.cancel();
    return undefined;
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length === 0) return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (/[/+]json\b/.test(type)) return JSON.parse(bytes.toString('utf8'));
  return type.startsWith('text/') ? bytes.toString('utf8') : bytes;
}
