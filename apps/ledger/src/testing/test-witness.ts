import {
  cosign,
  cosignerKeyOf,
  decideCosign,
  parseAddCheckpoint,
  type Followed,
  signingKeyOf,
} from '@mingtang/transparency';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A witness of the log: it follows c2sp.org/tlog-witness by the library's own decision, and can be told to misbehave. */
export interface TestWitness {
  readonly name: string;
  readonly verifierKey: string;
  readonly url: string;
  /** Up to where it has followed. */
  known: Followed | undefined;
  /** Status of each answer so far. */
  readonly answers: number[];
  /** Answers nothing while true, and takes requests up to its own time only. */
  deaf: boolean;
  /** Answers so late, milliseconds. */
  delay: number;
  /** Signs with another key than it says. */
  forges: boolean;
  /** Its clock, seconds. */
  now: () => number;
  close(): void;
}

export async function startWitness(name: string, logKeys: () => Promise<readonly string[]>): Promise<TestWitness> {
  const seed = new Uint8Array(32).map((_, at) => (name.charCodeAt(at % name.length) + at) % 256);
  const publicKey = Buffer.from(signingKeyOf(seed).publicKey, 'base64');
  const server: Server = createServer((request, response) => {
    void (async () => {
      if (witness.deaf) return;
      const body = await text(request).catch(() => undefined);
      // The ledger has hung up before its question was here.
      if (body === undefined) return;
      const asked = parseAddCheckpoint(body);
      const keys = await logKeys();
      if (witness.delay > 0) await new Promise((resolve) => setTimeout(resolve, witness.delay));
      const decision = decideCosign({
        known: witness.known,
        request: asked,
        logKeys: new Map([[asked.checkpoint.origin, keys]]),
      });
      witness.answers.push(decision.status);
      if (decision.status !== 200) {
        response.writeHead(decision.status, { 'content-type': decision.contentType ?? 'text/plain' });
        response.end(decision.body ?? '');
        return;
      }
      witness.known = decision.checkpoint;
      response.writeHead(200);
      response.end(
        cosign(
          decision.text,
          name,
          witness.forges ? new Uint8Array(32).fill(1) : seed,
          witness.now(),
          undefined,
          publicKey,
        ),
      );
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const witness: TestWitness = {
    name,
    verifierKey: cosignerKeyOf(name, publicKey),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    known: undefined,
    answers: [],
    deaf: false,
    delay: 0,
    forges: false,
    now: () => Math.floor(Date.now() / 1_000),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return witness;
}
