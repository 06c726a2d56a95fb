import { answerTo, type PlatformClient, type SignedReceipt } from '@mingtang/client';
import { drawCommitmentOf, type DrawId, type Receipt, signDrawCommitment, signDrawReveal } from '@mingtang/sealing';
import { parseProof, parseProofExtra } from '@mingtang/transparency';
import { type Logger } from 'pino';
import { type Agent } from '../agent';
import { type TrustedLog } from '../log/trusted-log';
import { keepReceipts } from '../receipts/keep-receipts';
import { type ReceiptRecord } from '../receipts/receipt-record';
import { decideReveal } from './decide-reveal';
import { type KeptRandomness } from './kept-randomness';

export interface DrawingAgent extends Omit<Agent, 'keys'> {
  readonly randomness: KeptRandomness;
  readonly receipts: ReceiptRecord;
  readonly trusted: Pick<TrustedLog, 'meet' | 'witnessed'>;
}

const DRAW = '/api/evaluation/custody/projects/{project}/lots/{lot}/draws/{number}';

/** A draw that waits for this custodian. */
interface WaitingDraw extends DrawId {
  readonly state: 'awaiting-commitments' | 'awaiting-reveals';
  readonly requestDigest?: string;
  /** The event that asked for the draw. */
  readonly event?: string;
  readonly entry?: string;
  readonly index?: number;
  readonly proof?: readonly string[];
  readonly checkpoint?: string;
}

/** Commits to random bytes for every draw that waits for them, and reveals them once the request stands in the witnessed log. */
export async function takePartInDraws(platform: PlatformClient, agent: DrawingAgent, log: Logger): Promise<void> {
  const waiting = platform.everyOf((api, at) =>
    api.GET('/api/evaluation/custody/draws', { params: { query: { limit: 100, ...at } } }),
  );
  for await (const draw of waiting) {
    const { project, lot, number, state } = draw;
    try {
      if (state === 'awaiting-commitments') await commit(platform, agent, draw, log);
      else await reveal(platform, agent, draw, log);
    } catch (err) {
      log.warn({ err, project, lot, number }, 'draw not served yet');
    }
  }
}

async function commit(
  platform: PlatformClient,
  agent: DrawingAgent,
  { project, lot, number }: DrawId,
  log: Logger,
): Promise<void> {
  const { randomness, custodian, signingKey } = agent;
  const kept = await randomness.of({ project, lot, number });
  const commitment = drawCommitmentOf(kept.randomness);
  const signature = signDrawCommitment({ project, lot, number, custodian, commitment }, signingKey);
  const path = { project, lot, number };
  const sent = { params: { path }, body: { commitment, signature } };
  const given = await answerTo(platform.api.PUT(`${DRAW}/commitment`, sent));
  log.info({ project, lot, number, commitment }, 'committed to a draw');
  const act = { act: 'draw-committed' as const, project, lot, subject: String(number), digest: commitment };
  await keepReceipt(platform, agent, given, act, log);
}

async function reveal(platform: PlatformClient, agent: DrawingAgent, draw: WaitingDraw, log: Logger): Promise<void> {
  const { project, lot, number, requestDigest = '', index = -1, proof = [], checkpoint: note = '' } = draw;
  const { custodian, randomness, signingKey, trusted } = agent;
  await trusted.meet();
  const { checkpoint } = await trusted.witnessed(note);
  const kept = await randomness.find(draw);
  const path = proof.map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
  const request = { requestDigest, entry: await entryOf(platform, draw), index, proof: path };
  const decided = decideReveal(request, { custodian, kept, checkpoint });
  if ('withheld' in decided || !kept) {
    log.error({ project, lot, number, reason: 'withheld' in decided && decided.withheld }, 'randomness withheld');
    return;
  }
  await randomness.revealTo(kept, decided.reveal);
  const said = { project, lot, number, custodian, ...decided.reveal, randomness: kept.randomness };
  const given = await answerTo(
    platform.api.PUT(`${DRAW}/reveal`, {
      params: { path: { project, lot, number } },
      body: { randomness: said.randomness, root: said.root, signature: signDrawReveal(said, signingKey) },
    }),
  );
  log.info({ project, lot, number, requestDigest, root: said.root }, 'revealed to a draw');
  const digest = drawCommitmentOf(kept.randomness);
  const act = { act: 'draw-revealed' as const, project, lot, subject: String(number), digest };
  await keepReceipt(platform, agent, given, act, log);
}

interface Given {
  readonly receipt?: SignedReceipt;
}

type GivenAct = Pick<Receipt, 'act' | 'project' | 'lot' | 'subject' | 'digest'>;

/** Without a good receipt the platform could lose what we gave, and blame us: that is said at once. */
async function keepReceipt(
  platform: PlatformClient,
  { receipts }: DrawingAgent,
  { receipt }: Given,
  act: GivenAct,
  log: Logger,
): Promise<void> {
  if (!receipt) return log.error(act, 'the platform gives no receipt for a draw');
  for (const said of await keepReceipts(platform, { record: receipts, service: 'evaluation' }, [receipt], log)) {
    const differing = (Object.keys(act) as (keyof GivenAct)[]).filter((field) => said[field] !== act[field]);
    if (differing.length > 0) log.error({ ...act, said, differing }, 'the receipt for a draw is for something else');
  }
}

/** The entry's text; that it is the one in the log is verified by whoever uses it. */
async function entryOf(platform: PlatformClient, { entry, event }: WaitingDraw): Promise<string> {
  if (entry !== undefined) return entry;
  if (event === undefined) return '';
  const asked = { params: { path: { event } }, parseAs: 'text' } as const;
  const { extra } = parseProof(await answerTo(platform.api.GET('/api/ledger/proofs/{event}', asked)));
  return extra ? parseProofExtra(extra).entry : '';
}
