import { type PlatformClient, type SignedReceipt } from '@mingtang/client';
import { type Release, signRelease } from '@mingtang/sealing';
import { type Logger } from 'pino';
import { type Agent } from '../agent';
import { type Keys } from '../keys/keys';
import { keepReceipts } from '../receipts/keep-receipts';
import { type ReceiptRecord } from '../receipts/receipt-record';
import { type ClearLots } from './clear-lots';
import { type ClearedLot } from './decide-lot';
import { decideRelease, type Knowledge, type OfferedShare } from './decide-release';
import { type ReleaseRecord } from './release-record';

export interface ReleasingAgent extends Agent {
  readonly record: ReleaseRecord;
  readonly receipts: ReceiptRecord;
  readonly lots: Pick<ClearLots, 'find'>;
}

interface WaitingLot {
  readonly project: string;
  readonly lot: string;
}

const RELEASES_AT_ONCE = 100;

/** Releases the custodian's shares of every closed lot that waits for them, once the public log clears it. */
export async function releaseShares(platform: PlatformClient, agent: ReleasingAgent, log: Logger): Promise<void> {
  for await (const lot of platform.all<WaitingLot>('/api/bidding/custody/lots?limit=100'))
    try {
      const cleared = await agent.lots.find(lot);
      if (cleared) await releaseLot(platform, agent, cleared, log);
    } catch (err) {
      log.warn({ err, project: lot.project, lot: lot.lot }, 'lot not released yet');
    }
}

async function releaseLot(
  platform: PlatformClient,
  agent: ReleasingAgent,
  cleared: ClearedLot,
  log: Logger,
): Promise<void> {
  const { project, lot } = cleared;
  const identity = await identityPublished(agent, cleared);
  if (identity === undefined) {
    log.error({ project }, 'the published recipient is not mine');
    return;
  }
  const known: Knowledge = { custodian: agent.custodian, identity, cleared };
  const path = `/api/bidding/custody/projects/${project}/lots/${encodeURIComponent(lot)}`;
  let releases: Release[] = [];
  const send = async (): Promise<void> => {
    if (releases.length === 0) return;
    const answer = await platform.post<{ receipts?: readonly SignedReceipt[] }>(`${path}/releases`, { releases });
    log.info({ project, lot, releases: releases.length }, 'shares released');
    releases = [];
    await keepReceipts(platform, { record: agent.receipts, service: 'bidding' }, answer.receipts ?? [], log);
  };
  for await (const offered of platform.all<OfferedShare>(`${path}/shares?limit=100`)) {
    const release = await releaseOf(offered, known, agent, log);
    if (release) releases.push(release);
    if (releases.length === RELEASES_AT_ONCE) await send();
  }
  await send();
}

/** The release of a share: the one that was made before, or a new one, recorded before it is sent. */
async function releaseOf(
  offered: OfferedShare,
  known: Knowledge,
  { record, signingKey, now }: ReleasingAgent,
  log: Logger,
): Promise<Release | undefined> {
  const { project, lot } = known.cleared;
  const before = record.find(known.cleared, offered);
  if (before) return before;
  const decided = await decideRelease(offered, known);
  const { bid, version } = offered;
  if ('withheld' in decided) {
    log.warn({ project, lot, bid, reason: decided.withheld }, 'share withheld');
    return undefined;
  }
  const of = { bid, version, custodian: known.custodian, releasedAt: now() };
  const release = signRelease({ ...of, ...decided.release }, known.cleared, signingKey);
  await record.keep(known.cleared, release);
  return release;
}

/** Our identity for the project, if the logged notice published its recipient. */
async function identityPublished(
  { keys, custodian }: { readonly keys: Pick<Keys, 'knownIdentity'>; readonly custodian: string },
  { project, custody }: ClearedLot,
): Promise<string | undefined> {
  const known = await keys.knownIdentity(project);
  const published = custody.custodians.find(({ id }) => id === custodian);
  return known && published?.recipient === known.recipient ? known.identity : undefined;
}
