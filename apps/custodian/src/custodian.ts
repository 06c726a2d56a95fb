import { clientTokens, PlatformClient } from '@mingtang/client';
import { decodeJwt } from 'jose';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pino, type Logger } from 'pino';
import { Keys } from './keys/keys';
import { type CustodianOptions } from './options';
import { giveRecipients } from './recipients/give-recipients';
import { releaseShares, type ReleasingAgent } from './releasing/release-shares';
import { ReleaseRecord } from './releasing/release-record';

const LONGEST_PAUSE_MS = 10_000;

/** A custodian of opening keys at work: gives recipients, and from the deadline on its shares. */
export async function runCustodian(options: CustodianOptions, stop: AbortSignal): Promise<void> {
  const log = pino({
    name: options.CUSTODIAN_CLIENT_ID,
    level: options.LOG_LEVEL,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  const platform = platformOf(options);
  const agent = await persistently(() => register(platform, options), options, log, stop);
  if (!agent) return;
  log.info({ custodian: agent.custodian, verificationKey: agent.signingKey.publicKey }, 'custodian ready');
  let pause = options.POLL_MS;
  while (!stop.aborted) {
    try {
      await giveRecipients(platform, agent, log);
      await releaseShares(platform, agent, log);
      pause = options.POLL_MS;
    } catch (err) {
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
      log.warn({ err, nextInMs: pause }, 'platform not served');
    }
    await delay(pause, undefined, { signal: stop }).catch(() => undefined);
  }
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

async function register(platform: PlatformClient, options: CustodianOptions): Promise<ReleasingAgent> {
  const keys = new Keys(options.DATA_DIR);
  const signingKey = await keys.signingKey();
  const { sub: custodian } = decodeJwt((await platform.bearer()) ?? '');
  if (custodian === undefined) throw new Error('the access token names no subject');
  await platform.put('/api/announcement/custodians/me', { verificationKey: signingKey.publicKey });
  const record = await ReleaseRecord.open(join(options.DATA_DIR, 'releases.jsonl'));
  return { keys, record, custodian, signingKey, now: () => new Date().toISOString() };
}

/** Tries until it succeeds, ever more slowly; undefined once stopped. */
async function persistently<T>(
  act: () => Promise<T>,
  options: CustodianOptions,
  log: Logger,
  stop: AbortSignal,
): Promise<T | undefined> {
  for (let pause = options.POLL_MS; !stop.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
    try {
      return await act();
    } catch (err) {
      log.warn({ err, nextInMs: pause }, 'cannot register yet');
      await delay(pause, undefined, { signal: stop }).catch(() => undefined);
    }
  }
  return undefined;
}
