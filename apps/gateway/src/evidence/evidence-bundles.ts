import { BUNDLE_TYPE, type Part, PARTS } from '@mingtang/evidence';
import { attachment, type Log } from '@mingtang/service-kit';
import { canonicalJson } from '@mingtang/transparency';
import { ServiceUnavailableException } from '@nestjs/common';
import { ZipWriter } from '@zip.js/zip.js';
import { isUUID } from 'class-validator';
import { type Request, type Response } from 'express';
import { Writable } from 'node:stream';
import { callerKey } from '../access/caller';
import { answerProblem } from '../access/problem-response';
import { TooManyError } from '../access/too-many';
import { Turns } from '../access/turns';
import { type ServiceName } from '@mingtang/services';
import { type PartLine } from './part-lines';
import { PartRefused, ServiceParts } from './service-parts';
import { ZipParts } from './zip-parts';

/** Each holds a snapshot of one service's database at a time, and compresses. */
/** Knows a project before all others. */
const ANNOUNCES: Part = 'announcement';
const MOST_AT_ONCE = 4;
const MOST_WAITING_PER_CALLER = 8;
const PATIENCE_MS = 120_000;

/**
 * Composes the evidence bundles of projects (docs/spec/evidence.md, docs/adr/0008): a zip of all services' parts, written while it is
 * sent. What goes wrong before its first byte is answered as a problem; later the connection is cut, so that no zip looks whole that is
 * not.
 */
export class EvidenceBundles {
  private readonly turns: Turns;

  constructor(
    private readonly services: Readonly<Record<ServiceName, string>>,
    bundlesPerCaller: number,
    private readonly log: Log,
  ) {
    this.turns = new Turns({
      atOnce: MOST_AT_ONCE,
      perCaller: bundlesPerCaller,
      waitingPerCaller: MOST_WAITING_PER_CALLER,
      patienceMs: PATIENCE_MS,
      tooMany: {
        zh: '同一账号或网络地址有过多证据包正在生成或等待，请等待前面的下载完成后再试',
        en: 'this account or address has too many evidence bundles under way or waiting; wait for its downloads to end',
      },
    });
  }

  readonly handler = async (request: Request<{ project: string }>, response: Response): Promise<void> => {
    const left = new AbortController();
    response.once('close', () => left.abort());
    let end: (() => void) | undefined;
    const { project } = request.params;
    const parts = new ServiceParts(this.services, project, left.signal, request.headers['accept-language'] ?? '');
    try {
      end = await this.turns.take(callerKey(request as unknown as Request), left.signal);
      const first = await parts.of(ANNOUNCES);
      await send(project, { first, parts, response, signal: left.signal });
    } catch (error) {
      if (left.signal.aborted && !response.headersSent) return;
      if (!response.headersSent) answerRefusal(request, response, error);
      else if (!response.destroyed) {
        this.log.warn({ project, error: String(error) }, 'an evidence bundle broke off');
        response.destroy();
      }
    } finally {
      end?.();
    }
  };
}

interface Sending {
  readonly first: AsyncGenerator<PartLine>;
  readonly parts: ServiceParts;
  readonly response: Response;
  readonly signal: AbortSignal;
}

async function send(project: string, { first, parts, response, signal }: Sending): Promise<void> {
  const madeAt = new Date();
  response.writeHead(200, {
    'content-type': 'application/zip',
    'content-disposition': attachment(`${project} ${madeAt.toISOString().slice(0, 10)}.evidence.zip`),
    'cache-control': 'no-store',
  });
  const zip = new ZipWriter(Writable.toWeb(response), { useWebWorkers: false, signal });
  const written = new ZipParts(zip, madeAt, signal);
  const said = canonicalJson({ type: BUNDLE_TYPE, project, madeAt: madeAt.toISOString() });
  await written.file('bundle.json', once(Buffer.from(said)));
  const last = new Map<Part, string>();
  for (const service of PARTS) {
    const events = `${service}/events.ndjson`;
    const lines = service === ANNOUNCES ? first : await parts.later(service);
    await written.add(lines, (line) => {
      if (line.path !== events || !('line' in line)) return;
      const { id } = line.line as { id: unknown };
      if (isUUID(id)) last.set(service, id as string);
    });
    // A service without events says so: a file left out would be one dropped.
    if (!written.has(events)) await written.file(events, once(Buffer.alloc(0)));
  }
  await written.add(await parts.later('ledger', `?covers=${[...last.values()].join(',')}`));
  await zip.close();
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function answerRefusal(request: Request, response: Response, error: unknown): void {
  if (error instanceof TooManyError) return answerProblem(request, response, error);
  if (!(error instanceof PartRefused)) return answerProblem(request, response, new ServiceUnavailableException());
  response.writeHead(error.status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ ...error.problem, instance: request.originalUrl.split('?')[0] }));
}
