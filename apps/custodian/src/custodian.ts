import { clientTokens, PlatformClient } from '@mingtang/client';
import { decodeJwt } from 'jose';
import { join } from 'node:path';
import { type Logger } from 'pino';
import { KeptRandomness } from './draws/kept-randomness';
import { takePartInDraws } from './draws/take-part-in-draws';
import { type Agent } from './agent';
import { Keys } from './keys/keys';
import { followLog } from './log/follow-log';
import { ProjectLogs } from './log/project-log';
import { toldKeys } from './log/told-keys';
import { TrustedLog } from './log/trusted-log';
import { loggerOf } from './logger';
import { type CustodianOptions } from './options';
import { giveRecipients } from './recipients/give-recipients';
import { ReceiptFindings } from './receipts/receipt-findings';
import { ReceiptRecord } from './receipts/receipt-record';
import { watchReceipts } from './receipts/watch-receipts';
import { ClearLots } from './releasing/clear-lots';
import { ReleaseRecord } from './releasing/release-record';
import { type ReleasingAgent, releaseShares } from './releasing/release-shares';
import { SeenDeadlines } from './releasing/seen-deadlines';
import { StateRefusals } from './releasing/state-refusals';
import { openWitness } from './witness/open-witness';
import { startWitness } from './witness/serve-witness';
import { type Pace, persistently, repeatedly } from './work';

/** How often receipts are held against the log. */
const WATCH_MS = 5_000;

/** A custodian at work: gives recipients, from the deadline on its shares, and randomness for draws, and witnesses the log. */
export async function runCustodian(options: CustodianOptions, stop: AbortSignal): Promise<void> {
  const log = loggerOf(options);
  const keys = new Keys(options.DATA_DIR);
  const platform = platformOf(options);
  // Each asks the other: the log whether the witness agrees, the witness which keys the log has.
  const trust: { log?: TrustedLog } = {};
  const witness = await openWitness(options, keys, () => trust.log?.logKeys() ?? new Map(), log);
  const trusted = await TrustedLog.open({
    platform,
    folder: options.DATA_DIR,
    told: toldKeys(options),
    ...(witness && { witness }),
    log,
  });
  trust.log = trusted;
  const server = witness && (await startWitness(witness, options, log));
  const pace: Pace = { pauseMs: options.POLL_MS, stop, log };
  const agent = await persistently(() => register(platform, keys), 'cannot register yet', pace);
  if (agent) {
    const releasing = await releasingOf(agent, platform, trusted, options, log);
    const { receipts } = releasing;
    const drawing = { ...agent, trusted, receipts, randomness: new KeptRandomness(join(options.DATA_DIR, 'draws')) };
    const findings = await ReceiptFindings.open(join(options.DATA_DIR, 'receipt-findings.jsonl'));
    const watching = { ...agent, trusted, receipts, findings };
    const slowly = { ...pace, pauseMs: Math.max(WATCH_MS, pace.pauseMs) };
    log.info({ custodian: agent.custodian, verificationKey: agent.signingKey.publicKey }, 'custodian ready');
    const registered = witness && options.WITNESS_URL !== '' ? { of: witness, url: options.WITNESS_URL } : undefined;
    // Each by itself: a service that is away holds up only what is asked of it.
    await Promise.all([
      repeatedly(() => giveRecipients(platform, agent, log), 'recipients not given', pace),
      repeatedly(() => releaseShares(platform, releasing, log), 'shares not released', pace),
      repeatedly(() => takePartInDraws(platform, drawing, log), 'draws not served', pace),
      repeatedly(() => watchReceipts(platform, watching, log), 'receipts not checked', slowly),
      followLog(platform, trusted, registered, log, pace),
    ]);
  }
  await server?.stop();
  log.info('custodian stopped');
}

function platformOf(options: CustodianOptions): PlatformClient {
  const issuer = `${options.KEYCLOAK_URL.replace(/\/$/, '')}/realms/${options.KEYCLOAK_REALM}`;
  const { CUSTODIAN_CLIENT_ID: clientId, CUSTODIAN_CLIENT_SECRET: clientSecret } = options;
  return new PlatformClient({
    gateway: options.GATEWAY_URL.replace(/\/$/, ''),
    tokens: clientTokens(issuer, { clientId, clientSecret }),
    language: 'en',
    patienceMs: 5_000,
  });
}

async function register(platform: PlatformClient, keys: Keys): Promise<Agent> {
  const signingKey = await keys.signingKey();
  const { sub: custodian } = decodeJwt((await platform.bearer()) ?? '');
  if (custodian === undefined) throw new Error('the access token names no subject');
  await platform.api.PUT('/api/announcement/custodians/me', { body: { verificationKey: signingKey.publicKey } });
  return { keys, custodian, signingKey, now: () => new Date().toISOString() };
}

async function releasingOf(
  agent: Agent,
  platform: PlatformClient,
  trusted: TrustedLog,
  { DATA_DIR: folder }: CustodianOptions,
  log: Logger,
): Promise<ReleasingAgent> {
  const deadlines = new SeenDeadlines(join(folder, 'deadlines'));
  return {
    ...agent,
    record: await ReleaseRecord.open(join(folder, 'releases.jsonl')),
    receipts: await ReceiptRecord.open(join(folder, 'receipts.jsonl')),
    refusals: new StateRefusals(platform, agent, log),
    lots: new ClearLots(trusted, new ProjectLogs(platform, trusted), deadlines, agent.now, log),
  };
}
