import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Logger } from 'pino';
import { type CustodianOptions } from '../options';
import { type Witness, type WitnessAnswer } from './witness';

/** A request has at most 63 hashes and a note of a hundred signatures. */
const MOST_BYTES = 64 * 1024;
const REQUEST_MS = 10_000;
const MOST_CONNECTIONS = 256;

/** @throws where it cannot listen there. */
export async function startWitness(
  witness: Pick<Witness, 'addCheckpoint' | 'verifierKey'>,
  { WITNESS_HOST: host, WITNESS_PORT: port }: Pick<CustodianOptions, 'WITNESS_HOST' | 'WITNESS_PORT'>,
  log: Pick<Logger, 'info' | 'error'>,
): Promise<{ stop(): Promise<void> }> {
  const server = await serveWitness(witness, { host, port }, log);
  log.info({ verifierKey: witness.verifierKey, host, port }, 'witness ready');
  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { stop };
}

/**
 * Serves `POST /add-checkpoint` (c2sp.org/tlog-witness). Anybody may ask: only what a known log has signed is looked at further.
 * @throws where the port cannot be listened on.
 */
export async function serveWitness(
  witness: Pick<Witness, 'addCheckpoint'>,
  { host, port }: { readonly host: string; readonly port: number },
  log: Pick<Logger, 'error'>,
): Promise<Server> {
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }, (request, response) => {
    answer(witness, request)
      .catch((err: unknown): WitnessAnswer => {
        log.error({ err }, 'checkpoint not cosigned');
        return { status: 500, body: 'not cosigned\n' };
      })
      .then((answered) => send(response, answered))
      .catch((err: unknown) => log.error({ err }, 'checkpoint not answered'));
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}

async function answer(witness: Pick<Witness, 'addCheckpoint'>, request: IncomingMessage): Promise<WitnessAnswer> {
  if (request.url !== '/add-checkpoint') return { status: 404, body: 'not found\n' };
  if (request.method !== 'POST') return { status: 405, body: 'POST only\n' };
  const body = await bodyOf(request);
  if (body === undefined) return { status: 413, body: `at most ${MOST_BYTES} bytes\n` };
  return witness.addCheckpoint(body);
}

/** The body; undefined for one that is too long, of which no more is read. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > MOST_BYTES) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function send(response: ServerResponse, { status, body, contentType }: WitnessAnswer): void {
  response.writeHead(status, {
    'content-type': contentType ?? 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...(status === 405 && { allow: 'POST' }),
    // What is left of a body that was not read is not another request.
    ...(!response.req.complete && { connection: 'close' }),
  });
  response.end(body);
}
