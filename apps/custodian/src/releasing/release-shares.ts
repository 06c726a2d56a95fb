import { type PlatformClient } from '@mingtang/client';
import { type Custody } from '@mingtang/contracts';
import { type Release, signRelease, type SigningKey } from '@mingtang/sealing';
import { type Logger } from 'pino';
import { type Keys } from '../keys/keys';
import { decideRelease, type Knowledge, type OfferedShare } from './decide-release';
import { type ReleaseRecord } from './release-record';

export interface ReleasingAgent {
  readonly keys: Keys;
  readonly record: ReleaseRecord;
  readonly custodian: string;
  readonly signingKey: SigningKey;
  /** The custodian's own clock. */
  readonly now: () => string;
}

interface WaitingLot {
  readonly project: string;
  readonly lot: string;
  readonly closedAt: string;
}

/** What of the published notice a custodian goes by. */
interface Notice {
  readonly timetable: { readonly submissionDeadline: string };
  readonly custody: Custody;
}

const RELEASES_AT_ONCE = 100;

/** Releases the custodian's shares of every closed lot that waits for them. */
export async function releaseShares(platform: PlatformClient, agent: ReleasingAgent, log: Logger): Promise<void> {
  for await (const lot of platform.all<WaitingLot>('/api/bidding/custody/lots?limit=100'))
    try {
      await releaseLot(platform, agent, lot, log);
    } catch (err) {
      log.warn({ err, project: lot.project, lot: lot.lot }, 'lot not released yet');
    }
}

async function releaseLot(
  platform: PlatformClient,
  agent: ReleasingAgent,
  { project, lot, closedAt }: WaitingLot,
  log: Logger,
): Promise<void> {
  const notice = await platform.get<Notice>(`/api/announcement/projects/${project}`);
  const identity = await identityPublished(agent, project, notice);
  if (identity === undefined) {
    log.error({ project }, 'the published recipient is not mine');
    return;
  }
  const { custodian } = agent;
  const deadline = notice.timetable.submissionDeadline;
  const shares = platform.all<OfferedShare>(`/api/bidding/custody/projects/${project}/lots/${lot}/shares?limit=100`);
  let releases: Release[] = [];
  const send = async (): Promise<void> => {
    if (releases.length === 0) return;
    await platform.post(`/api/bidding/custody/projects/${project}/lots/${lot}/releases`, { releases });
    log.info({ project, lot, releases: releases.length }, 'shares released');
    releases = [];
  };
  for await (const offered of shares) {
    const known: Knowledge = { project, lot, custodian, now: agent.now(), deadline, closedAt, identity };
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
  { record, signingKey }: ReleasingAgent,
  log: Logger,
): Promise<Release | undefined> {
  const before = record.find(known, offered);
  if (before) return before;
  const decided = await decideRelease(offered, known);
  const { bid, version } = offered;
  if ('withheld' in decided) {
    log.warn({ project: known.project, lot: known.lot, bid, reason: decided.withheld }, 'share withheld');
    return undefined;
  }
  const of = { bid, version, custodian: known.custodian, releasedAt: known.now };
  const release = signRelease({ ...of, ...decided.release }, known, signingKey);
  await record.keep(known, release);
  return release;
}

/** Our identity for the project, if the notice published its recipient. */
async function identityPublished(
  { keys, custodian }: ReleasingAgent,
  project: string,
  { custody }: Notice,
): Promise<string | undefined> {
  const known = await keys.knownIdentity(project);
  const published = custody.custodians.find(({ id }) => id === custodian);
  return known && published?.recipient === known.recipient ? known.identity : undefined;
}
