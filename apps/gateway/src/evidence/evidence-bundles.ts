import { BUNDLE_TYPE, type Part, PARTS } from '@mingtang/evidence';
import { attachment, type Log } from '@mingtang/service-kit';
import { canonicalJson } from '@mingtang/transparency';
import { ServiceUnavailableException } from '@nestjs/common';
import { ZipWriter } from '@zip.js/zip.js';
import { isUUID } from 'class-validator';
import { type Request, type Response } from 'express';
import { Writable } from 'node:stream';
import { answerProblem } from '../access/problem-response';
import { type ServiceName } from '../options';
import { type PartLine } from './part-lines';
import { PartRefused, ServiceParts } from './service-parts';
import { ZipParts } from './zip-parts';

/** Each holds a snapshot of one service's database at a time, and compresses. */
const MOST_AT_ONCE = 4;

/**
 * Composes the evidence bundles of projects (docs/spec/evidence.md, docs/adr/0008): a zip of all services' parts, written while it is
 * sent. What goes wrong before its first byte is answered as a problem; later the connection is cut, so that no zip looks whole that is
 * not.
 */
export class EvidenceBundles {
  private running = 0;

  constructor(
    private readonly services: Readonly<Record<ServiceName, string>>,
    private readonly log: Log,
  ) {}

  readonly handler = async (request: Request<{ project: string }>, response: Response): Promise<void> => {
    if (this.running >= MOST_AT_ONCE) return answerProblem(request, response, new ServiceUnavailableException());
    this.running += 1;
    const left = new AbortController();
    response.once('close', () => left.abort());
    const { project } = request.params;
    const parts = new ServiceParts(this.services, project, left.signal, request.headers['accept-language'] ?? '');
    try {
      const first = await parts.of(PARTS[0]);
      await send(project, { first, parts, response, signal: left.signal });
    } catch (error) {
      if (left.signal.aborted && !response.headersSent) return;
      if (!response.headersSent) answerRefusal(request, response, error);
      else if (!response.destroyed) {
        this.log.warn({ project, error: String(error) }, 'an evidence bundle broke off');
        response.destroy();
      }
    } finally {
      this.running -= 1;
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
    const lines = service === PARTS[0] ? first : await parts.later(service);
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
  if (!(error instanceof PartRefused)) return answerProblem(request, response, new ServiceUnavailableException());
  response.writeHead(error.status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ ...error.problem, instance: request.originalUrl.split('?')[0] }));
}
