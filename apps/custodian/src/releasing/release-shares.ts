import { type Schema } from '@mingtang/api';
import { answerTo, type PlatformClient } from '@mingtang/client';
import { RELEASE_REFUSALS } from '@mingtang/procedure/bidding';
import { type Release, signRelease } from '@mingtang/sealing';
import { type Logger } from 'pino';
import { type Agent } from '../agent';
import { type Keys } from '../keys/keys';
import { keepReceipts } from '../receipts/keep-receipts';
import { type ReceiptRecord } from '../receipts/receipt-record';
import { type ClearLots } from './clear-lots';
import { type ClearedLot, type UnclearedLot } from './decide-lot';
import { type Decided, decideRelease, type Knowledge, type OfferedShare } from './decide-release';
import { type ReleaseRecord } from './release-record';
import { type StateRefusals, type Unreleased } from './state-refusals';

export interface ReleasingAgent extends Agent {
  readonly record: ReleaseRecord;
  readonly receipts: ReceiptRecord;
  readonly lots: Pick<ClearLots, 'find' | 'decideEnvelopes'>;
  readonly refusals: Pick<StateRefusals, 'see'>;
}

const RELEASES_AT_ONCE = 100;

/**
 * Releases the custodian's shares of every opening that waits for them, once the public log clears the lot and the envelope; says why
 * where it does not.
 */
export async function releaseShares(platform: PlatformClient, agent: ReleasingAgent, log: Logger): Promise<void> {
  const waiting = platform.everyOf((api, at) =>
    api.GET('/api/bidding/custody/lots', { params: { query: { limit: 100, ...at } } }),
  );
  for await (const lot of waiting)
    try {
      const decided = await agent.lots.find(lot);
      const unreleased =
        'cleared' in decided
          ? await releaseLot(platform, agent, { cleared: decided.cleared, begunBy: lot.begunBy }, log)
          : whyUncleared(decided);
      await agent.refusals.see(lot, unreleased);
    } catch (err) {
      log.warn({ err, project: lot.project, lot: lot.lot }, 'lot not released yet');
    }
}

function whyUncleared(lot: UnclearedLot): Unreleased {
  return { code: lot.code, waits: 'waits' in lot, detail: 'waits' in lot ? lot.waits : lot.withheld };
}

/** @returns why not all of it was released, if so */
async function releaseLot(
  platform: PlatformClient,
  agent: ReleasingAgent,
  { cleared, begunBy }: { readonly cleared: ClearedLot; readonly begunBy: Schema<'bidding.WaitingLotDto'>['begunBy'] },
  log: Logger,
): Promise<Unreleased | undefined> {
  const { project, lot } = cleared;
  const identity = await identityPublished(agent, cleared);
  if (identity === undefined) {
    const detail = 'the published recipient is not mine';
    log.error({ project }, detail);
    return { code: 'recipient-wrong', waits: false, detail };
  }
  const decided = await agent.lots.decideEnvelopes(cleared);
  const known: Knowledge = { custodian: agent.custodian, identity, cleared, decided };
  const path = '/api/bidding/custody/projects/{project}/lots/{lot}';
  const of = { project, lot };
  let releases: Release[] = [];
  let withheld: Unreleased | undefined;
  const send = async (): Promise<void> => {
    if (releases.length === 0) return;
    const sent = { params: { path: of }, body: { releases } };
    const answer = await answerTo(platform.api.POST(`${path}/releases`, sent));
    log.info({ project, lot, releases: releases.length }, 'shares released');
    releases = [];
    await keepReceipts(platform, { record: agent.receipts, service: 'bidding' }, answer.receipts, log);
  };
  const shares = platform.everyOf((api, at) =>
    api.GET(`${path}/shares`, { params: { path: of, query: { limit: 100, begunBy, ...at } } }),
  );
  for await (const offered of shares) {
    const release = await releaseOf(offered as OfferedShare, known, agent, log);
    if ('signature' in release) releases.push(release);
    else
      withheld ??= {
        code: release.code,
        waits: RELEASE_REFUSALS[release.code].waits,
        detail: `bid ${offered.bid}: ${release.withheld}`,
      };
    if (releases.length === RELEASES_AT_ONCE) await send();
  }
  await send();
  return withheld;
}

type Withheld = Extract<Decided, { readonly withheld: string }>;

/** The release of a share: the one that was made before, or a new one, recorded before it is sent. */
async function releaseOf(
  offered: OfferedShare,
  known: Knowledge,
  { record, signingKey, now }: ReleasingAgent,
  log: Logger,
): Promise<Release | Withheld> {
  const { project, lot } = known.cleared;
  const before = record.find(known.cleared, offered);
  if (before) return before;
  const decided = await decideRelease(offered, known);
  const { bid, version, round, envelope } = offered;
  if ('withheld' in decided) {
    log.warn({ project, lot, bid, envelope, reason: decided.withheld }, 'share withheld');
    return decided;
  }
  const of = { bid, version, round, envelope, custodian: known.custodian, releasedAt: now() };
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
