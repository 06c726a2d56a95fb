import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { type Measured } from '../report/figures';
import { inParallel } from '../stand/in-parallel';
import { type ReadyBid } from './seal-bids';

/** A receipt as the platform answered it. */
export interface Receipt {
  /** The bid. */
  readonly subject: string;
  readonly note: string;
}

/**
 * Submits sealed bids from so many clients at once, each on a connection of its own, each waiting for its receipt.
 * @throws {Error} where one is not accepted.
 */
export async function submitBids(
  baseUrl: string,
  project: string,
  bids: readonly ReadyBid[],
  clients: number,
): Promise<Measured & { readonly receipts: readonly Receipt[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const tokens = new Map<ReadyBid, string>();
  for (const bid of bids) tokens.set(bid, await bid.bidder.tokens.bearer());
  const latencies: number[] = [];
  const receipts: Receipt[] = [];
  const began = performance.now();
  await inParallel(clients, bids, async (bid) => {
    const sent = performance.now();
    const url = `${baseUrl}/projects/${project}/lots/${bid.lot}/bids`;
    receipts.push(await post(url, agent, tokens.get(bid) ?? '', bid.body));
    latencies.push(performance.now() - sent);
  });
  const seconds = (performance.now() - began) / 1_000;
  agent.destroy();
  return { done: bids.length, seconds, latencies, receipts };
}

function post(url: string, agent: Agent, token: string, body: Buffer): Promise<Receipt> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': body.length,
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        if (response.statusCode === 201) resolve(JSON.parse(text) as Receipt);
        else reject(new Error(`a bid was answered ${response.statusCode}: ${text}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
