import { ServiceUnavailableException } from '@nestjs/common';
import CachePolicy from 'http-cache-semantics';
import { LRUCache } from 'lru-cache';
import { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { SERVICE_NAMES, type ServiceName } from '@mingtang/services';
import { answerProblem } from '../access/problem-response';

/** Larger answers are documents: those are streamed past the cache. */
const LARGEST_BODY = 512 * 1024;
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date', 'age', 'content-length']);

interface CachedRead {
  policy: CachePolicy;
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly etag: string | undefined;
  readonly body: Buffer;
  /** The body compressed, where that is worth it: entries of the log, and JSON that is not short. */
  readonly gzip?: Buffer;
}

/** The public log, which is at the place by which its checkpoints name it. */
const LOG = /^\/log(\/|\?|$)/;
const BASE = 'http://gateway';
const BUNDLE = /^\/log\/tile\/entries\//;
const SHORT_JSON = 1_024;
const ACCEPTS_GZIP = /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[^,]*)?(?:,|$)/i;
const compress = promisify(gzip);

const SECURITY_HEADERS: OutgoingHttpHeaders = {
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'SAMEORIGIN',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** Documents, evidence and exported files are streamed, whatever their size; what happens live has no end. */
const STREAMED = /\/content|\/(?:evidence|live|export\.[a-z]+)(?:\?|$)/;

/**
 * A shared cache (RFC 9111) in front of anonymous JSON reads. It keeps what the services let be kept, for as long, asks
 * again by ETag after, and lets one request fetch for all that wait for the same address.
 */
export class PublicReads {
  private readonly cache: LRUCache<string, CachedRead>;
  private readonly fetching = new Map<string, Promise<CachedRead>>();

  constructor(
    private readonly services: Readonly<Record<ServiceName, string>>,
    bytes: number,
  ) {
    this.cache = new LRUCache({
      maxSize: bytes,
      sizeCalculation: (read) => read.body.length + (read.gzip?.length ?? 0) + 2_048,
    });
  }

  /**
   * Answers from what is kept, or with what is being fetched for others, which costs no service anything.
   * @returns false where a service has to be asked.
   */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const url = cacheable(request);
    if (url === undefined) return false;
    const cached = this.cache.get(url);
    if (cached && !cached.policy.stale()) {
      send(request, response, cached);
      return true;
    }
    const running = this.fetching.get(waitingFor(url, request));
    if (running) answerWith(request, response, running);
    return running !== undefined;
  }

  /**
   * Asks the service.
   * @returns false where the request is none for this cache and must go the ordinary way.
   */
  ask(request: IncomingMessage, response: ServerResponse): boolean {
    if (this.answer(request, response)) return true;
    const url = cacheable(request);
    const target = url === undefined ? undefined : this.targetOf(url);
    if (url === undefined || target === undefined) return false;
    answerWith(request, response, this.refresh(url, target, request, this.cache.get(url)));
    return true;
  }

  private targetOf(url: string): string | undefined {
    // What would be another path once dots are resolved must not get past the checks below.
    if (!URL.canParse(url, BASE) || new URL(url, BASE).href !== BASE + url) return undefined;
    if (LOG.test(url)) return this.services.ledger + url;
    const rest = url.slice('/api/'.length);
    const end = rest.search(/[/?]/);
    const service = SERVICE_NAMES.find((name) => name === (end === -1 ? rest : rest.slice(0, end)));
    const path = end === -1 ? '/' : rest.slice(end);
    if (!service || /^\/(metrics|openapi\.json|uploads)\b/.test(path)) return undefined;
    return this.services[service] + path;
  }

  private refresh(
    url: string,
    target: string,
    request: IncomingMessage,
    stale: CachedRead | undefined,
  ): Promise<CachedRead> {
    const waiting = waitingFor(url, request);
    const started = this.fetch(url, target, request, stale).finally(() => this.fetching.delete(waiting));
    this.fetching.set(waiting, started);
    return started;
  }

  private async fetch(
    url: string,
    target: string,
    { headers }: IncomingMessage,
    stale: CachedRead | undefined,
  ): Promise<CachedRead> {
    const asked: Record<string, string> = {
      accept: headers.accept ?? '*/*',
      'accept-language': headers['accept-language'] ?? '',
      'accept-encoding': 'identity',
      ...(stale?.etag !== undefined && { 'if-none-match': stale.etag }),
    };
    const answer = await fetch(target, { headers: asked, redirect: 'manual', signal: AbortSignal.timeout(30_000) });
    const answered = Object.fromEntries(answer.headers);
    if (answer.status === 304 && stale) {
      stale.policy = policyOf(target, asked, { status: 200, headers: answered });
      return stale;
    }
    const body = Buffer.from(await answer.arrayBuffer());
    const compressed = answer.status === 200 && isCompressible(url, body, answered) ? await compress(body) : undefined;
    const read: CachedRead = {
      policy: policyOf(target, asked, { status: answer.status, headers: answered }),
      status: answer.status,
      headers: {
        ...SECURITY_HEADERS,
        ...Object.fromEntries(Object.entries(answered).filter(([name]) => !HOP_BY_HOP.has(name))),
        ...(compressed && { vary: alsoByEncoding(answered['vary']) }),
      },
      etag: answered['etag'],
      body,
      ...(compressed && { gzip: compressed }),
    };
    if (answer.status === 200 && read.policy.storable() && read.body.length <= LARGEST_BODY) this.cache.set(url, read);
    return read;
  }
}

/** The address of a request that this cache may answer; undefined of any other. */
function cacheable({ url = '/', method, headers }: IncomingMessage): string | undefined {
  if (method !== 'GET' || headers.authorization !== undefined || headers.range !== undefined) return undefined;
  return (url.startsWith('/api/') || LOG.test(url)) && !STREAMED.test(url) ? url : undefined;
}

/** What one fetch is for. Only refusals differ by language, and those are not kept. */
function waitingFor(url: string, { headers }: IncomingMessage): string {
  return `${headers['accept-language'] ?? ''} ${url}`;
}

function answerWith(request: IncomingMessage, response: ServerResponse, fetched: Promise<CachedRead>): void {
  void fetched.then(
    (fresh) => send(request, response, fresh),
    () => answerProblem(request, response, new ServiceUnavailableException()),
  );
}

function isCompressible(url: string, body: Buffer, headers: Record<string, string>): boolean {
  if (BUNDLE.test(url)) return true;
  return body.length >= SHORT_JSON && /\bjson\b/.test(headers['content-type'] ?? '');
}

function policyOf(
  url: string,
  headers: Record<string, string>,
  response: { status: number; headers: Record<string, string> },
): CachePolicy {
  return new CachePolicy({ url, method: 'GET', headers }, response, { shared: true });
}

function send(request: IncomingMessage, response: ServerResponse, read: CachedRead): void {
  const { status, headers, etag, body, gzip: compressed } = read;
  if (etag !== undefined && matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304, { etag, 'cache-control': headers['cache-control'] }).end();
    return;
  }
  if (compressed && ACCEPTS_GZIP.test(String(request.headers['accept-encoding'] ?? ''))) {
    // Another encoding is another representation, so it may share a weak tag at most.
    const weak = etag !== undefined && { etag: `W/${etag.replace(/^W\//, '')}` };
    response.writeHead(status, {
      ...headers,
      ...weak,
      'content-encoding': 'gzip',
      'content-length': compressed.length,
    });
    response.end(compressed);
    return;
  }
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(body);
}

/** What an answer varies by, and by the encoding that the reader accepts. */
function alsoByEncoding(vary = ''): string {
  const fields = vary
    .split(',')
    .map((field) => field.trim().toLowerCase())
    .filter(Boolean);
  return [...new Set([...fields, 'accept-encoding'])].join(', ');
}

/** RFC 9110 weak comparison. */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
  return ifNoneMatch?.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag)) ?? false;
}
