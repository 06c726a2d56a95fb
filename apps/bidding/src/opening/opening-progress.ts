import { type Clock } from '@mingtang/messaging';
import { mayRelease, orThrow } from '@mingtang/procedure';
import { type Stage } from '@mingtang/procedure/procedures';
import { type EntityManager } from 'typeorm';
import { type StandingRefusal, standingRefusals } from '../custody/standing-refusals';
import { closedAtOf, deadlineOf, knownProject, lotOf } from '../projections/known-project';
import { OpeningWait } from './opening-wait.entity';
import { type CustodianProgressDto, MOST_WRONG_BIDS, type OpeningProgressDto } from './opening.dto';
import { type OpeningWindow } from './opening-window';

interface Counts {
  readonly bids: number;
  readonly opened: number;
  readonly unopened: number;
}

/**
 * How the opening of a lot stands, for everyone from the deadline on (OPN-01).
 * @throws {RefusedError} `project-unknown`, `lot-unknown`, `release-before-deadline` (BID-04)
 */
export async function openingProgress(
  manager: EntityManager,
  { project: id, lot: lotId }: { readonly project: string; readonly lot: string },
  clock: Clock,
  window: OpeningWindow,
): Promise<OpeningProgressDto> {
  const project = await knownProject(manager, id);
  const lot = lotOf(project, lotId);
  const deadline = deadlineOf(project);
  orThrow(mayRelease(clock.instant(), deadline));
  const [counts] = await manager.query<[Counts]>(
    `SELECT count(*)::int AS bids, count(*) FILTER (WHERE opened)::int AS opened,
            count(*) FILTER (WHERE unopened)::int AS unopened
     FROM (SELECT bool_and(state = 'opened') AS opened,
                  bool_or(state = 'unopened') AND bool_and(state <> 'awaiting-shares') AS unopened
           FROM bid_opening WHERE project = $1 AND lot = $2 GROUP BY bid, version) AS bid`,
    [id, lotId],
  );
  const released = await releasesOf(manager, id, lotId);
  const wrong = await wrongSharesOf(manager, id, lotId);
  const refusals =
    lot.stand.stage === 'opening'
      ? await standingRefusals(manager, { project: id, lot: lotId })
      : new Map<string, StandingRefusal>();
  const wait = await manager.findOneBy(OpeningWait, { project: id, lot: lotId });
  const { calendar, custody } = project.published;
  const closedAt = closedAtOf(lot);
  const until = window.endOf(lot);
  return {
    project: id,
    lot: lotId,
    state: stateOf(lot.stand.stage, counts),
    deadline,
    ...(closedAt !== undefined && until !== undefined && { closedAt, until }),
    ...(wait && { delayedAt: wait.delayedAt.toISOString() }),
    ...(wait?.endedAt && {
      ended: {
        at: wait.endedAt.toISOString(),
        reason: wait.endedReason ?? '',
        bids: new Set(wait.endedBids?.map(({ bid }) => bid)).size,
      },
    }),
    ...counts,
    waiting: counts.bids - counts.opened - counts.unopened,
    custodians: custody.custodians.map(({ id: custodian, name }) => ({
      id: custodian,
      name,
      releases: released.get(custodian) ?? 0,
      wrong: wrong.get(custodian)?.length ?? 0,
      wrongBids: wrong.get(custodian)?.slice(0, MOST_WRONG_BIDS) ?? [],
      ...refusalOf(refusals.get(custodian)),
    })),
    sandbox: calendar.mode === 'sandbox',
    ...(calendar.mode === 'sandbox' && { secondsPerDay: calendar.secondsPerDay }),
  };
}

function refusalOf(standing: StandingRefusal | undefined): Pick<CustodianProgressDto, 'refusal'> {
  if (!standing) return {};
  const { reason, detail, received_at: at } = standing;
  return { refusal: { reason, detail, at: at.toISOString() } };
}

async function releasesOf(manager: EntityManager, project: string, lot: string): Promise<Map<string, number>> {
  const rows = await manager.query<{ custodian: string; releases: number }[]>(
    `SELECT custodian, count(DISTINCT bid)::int AS releases FROM release JOIN bid_opening USING (bid, version, envelope)
     WHERE project = $1 AND lot = $2 GROUP BY custodian`,
    [project, lot],
  );
  return new Map(rows.map(({ custodian, releases }) => [custodian, releases]));
}

/** The bids of which each custodian gave a wrong share, before the record was published or after. */
async function wrongSharesOf(manager: EntityManager, project: string, lot: string): Promise<Map<string, string[]>> {
  const rows = await manager.query<{ custodian: string; bids: string[] }[]>(
    `SELECT custodian, array_agg(DISTINCT bid::text ORDER BY bid::text) AS bids
     FROM release JOIN bid_opening USING (bid, version, envelope)
     WHERE wrong AND project = $1 AND lot = $2 GROUP BY custodian`,
    [project, lot],
  );
  return new Map(rows.map(({ custodian, bids }) => [custodian, bids]));
}

function stateOf(stage: Stage, { bids, opened, unopened }: Counts): OpeningProgressDto['state'] {
  if (stage === 'published' || stage === 'bidding-closed') return 'closing';
  if (stage === 'opening') return 'opening';
  return bids > 0 && bids === opened + unopened ? 'complete' : 'not-opened';
}
