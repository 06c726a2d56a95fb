import { type PlatformClient, ProblemError, type SignedReceipt } from '@mingtang/client';
import { contradictions } from '@mingtang/sealing';
import { TransparencyError } from '@mingtang/transparency';
import { type Logger } from 'pino';
import { type TrustedLog } from '../log/trusted-log';
import { type Finding, type ReceiptFindings } from './receipt-findings';
import { type ReceiptRecord } from './receipt-record';

export interface WatchingAgent {
  readonly custodian: string;
  readonly receipts: ReceiptRecord;
  readonly findings: ReceiptFindings;
  readonly trusted: Pick<TrustedLog, 'meet' | 'proven'>;
  readonly now: () => string;
}

/** The log is about a second behind; what it lacks after so long it was not told. */
const PATIENCE_MS = 5 * 60_000;
/** By these codes the log says that it does not hold an event. */
const LACKING: readonly string[] = ['event-unknown', 'not-logged-yet'];
const OUTCOMES: readonly string[] = ['evaluation.draw-voided.v1', 'evaluation.committee-drawn.v1'];
/** A draw has its outcome, or is void, minutes after its reveals; one that has neither by then was cancelled. */
const OUTCOME_MS = 24 * 3_600_000;

/**
 * Holds every receipt for what we gave to a draw against the public log: the log must hold the act, and say the same; and a draw must not
 * be void for want of a reveal that we have a receipt for.
 */
export async function watchReceipts(platform: PlatformClient, agent: WatchingAgent, log: Logger): Promise<void> {
  const { receipts, findings, trusted } = agent;
  const open = receipts.all().filter((receipt) => !isSettled(receipt, findings, Date.parse(agent.now())));
  if (open.length === 0) return;
  await trusted.meet();
  for (const receipt of open)
    try {
      if (!findings.has(receipt.event, 'logged', 'contradicted')) await checkLogged(agent, receipt, log);
      if (awaitsOutcome(receipt, findings)) await checkOutcome(platform, agent, receipt, log);
    } catch (err) {
      log.warn({ err, event: receipt.event }, 'receipt not checked yet');
    }
}

function isSettled(receipt: SignedReceipt, findings: ReceiptFindings, now: number): boolean {
  if (receipt.act !== 'draw-committed' && receipt.act !== 'draw-revealed') return true;
  const old = now - Date.parse(receipt.time) > OUTCOME_MS;
  const logged =
    findings.has(receipt.event, 'logged', 'contradicted') || (old && findings.has(receipt.event, 'not-logged'));
  return logged && (old || !awaitsOutcome(receipt, findings));
}

function awaitsOutcome({ act, event }: SignedReceipt, findings: ReceiptFindings): boolean {
  return act === 'draw-revealed' && !findings.has(event, 'counted', 'blamed');
}

async function checkLogged(agent: WatchingAgent, receipt: SignedReceipt, log: Logger): Promise<void> {
  const { event } = receipt;
  const proven = await agent.trusted.proven(event).catch((error: unknown) => lackingIn(error));
  if ('lacking' in proven) {
    const late = Date.parse(agent.now()) - Date.parse(receipt.time) > PATIENCE_MS;
    if (late && !agent.findings.has(event, 'not-logged'))
      await complain(agent, receipt, 'not-logged', { reason: proven.lacking }, log);
    return;
  }
  const { record, payload } = proven;
  const differing = contradictions(receipt, { event, type: record.type, project: record.project, payload });
  if (differing.length > 0) return complain(agent, receipt, 'contradicted', { differing, record, payload }, log);
  await agent.findings.keep({ event, finding: 'logged', at: agent.now() });
}

/** That the log answered, and has no good proof of it. @throws the error where nobody answered: that tells nothing of what the log holds */
function lackingIn(error: unknown): { readonly lacking: string } {
  const answered = error instanceof ProblemError && LACKING.includes(error.code);
  if (answered || error instanceof TransparencyError) return { lacking: error.message };
  throw error;
}

interface Outcome {
  readonly lot?: string;
  readonly number?: number;
  readonly missing?: readonly string[];
}

/** Whether the draw counted what we revealed, by what the log lists of the project and proves. */
async function checkOutcome(
  platform: PlatformClient,
  agent: WatchingAgent,
  receipt: SignedReceipt,
  log: Logger,
): Promise<void> {
  const { event, project, lot, subject } = receipt;
  const listed = platform.everyOf((api, at) =>
    api.GET('/api/ledger/projects/{project}/records', { params: { path: { project }, query: { limit: 100, ...at } } }),
  );
  for await (const record of listed) {
    const { type } = record;
    const payload = record.payload as Outcome | undefined;
    if (payload?.lot !== lot || String(payload?.number) !== subject || !OUTCOMES.includes(type)) continue;
    const proven = await agent.trusted.proven(record.event);
    const outcome = proven.payload as Outcome;
    if (proven.record.project !== project || outcome.lot !== lot || String(outcome.number) !== subject) continue;
    if (proven.record.type === 'evaluation.draw-voided.v1' && outcome.missing?.includes(agent.custodian))
      return complain(agent, receipt, 'blamed', { record: { ...record, payload: outcome } }, log);
    if (OUTCOMES.includes(proven.record.type))
      return agent.findings.keep({ event, finding: 'counted', at: agent.now() });
  }
}

const SAID: Readonly<Record<Exclude<Finding, 'logged' | 'counted'>, string>> = {
  'not-logged': 'the platform gave a receipt, but the log does not hold the act',
  contradicted: 'the log says of the act other than the receipt',
  blamed: 'the draw is void for want of my reveal, for which I hold a receipt',
};

async function complain(
  { findings, now }: WatchingAgent,
  receipt: SignedReceipt,
  finding: keyof typeof SAID,
  seen: object,
  log: Logger,
): Promise<void> {
  await findings.keep({ event: receipt.event, finding, at: now(), evidence: { receipt, ...seen } });
  const { act, event, project, lot, subject: draw } = receipt;
  log.error({ finding, act, event, project, lot, draw, ...seen }, SAID[finding]);
}
