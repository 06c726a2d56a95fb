import { type Clock } from '@mingtang/messaging';
import { type Opening, openingBegunBy, openingsOf } from '@mingtang/procedure/bidding';
import { type ActId, impediments, isFinal } from '@mingtang/procedure/procedures';
import { acceptUnless, orThrow } from '@mingtang/procedure/rules';
import { type Case, type CaseRef } from '@mingtang/service-kit';
import { type EntityManager } from 'typeorm';
import { type StandingRefusal, standingRefusals } from '../custody/standing-refusals';
import { deadlineOf, knownProject, lotOf, saidAt } from '../projections/known-project';
import { refused } from '../refusals';
import { type OpeningRef, openingUnderWay } from './lot-opening';
import { LotOpening } from './lot-opening.entity';
import { OpeningWait } from './opening-wait.entity';
import { type CustodianProgressDto, MOST_WRONG_BIDS, type OpeningProgressDto } from './opening.dto';
import { type OpeningWindow } from './opening-window';

interface Counts {
  readonly bids: number;
  readonly opened: number;
  readonly unopened: number;
}

/**
 * How an opening of a lot stands, for everyone from the deadline on (OPN-01).
 * @param asked by which act it begins; left out of the one under way, or the last that was.
 * @throws {RefusedError} `project-unknown`, `lot-unknown`, `opening-unknown`, `period-not-over` before the deadline
 */
export async function openingProgress(
  manager: EntityManager,
  { project: id, lot: lotId }: CaseRef,
  asked: ActId | undefined,
  clock: Clock,
  window: OpeningWindow,
): Promise<OpeningProgressDto> {
  const project = await knownProject(manager, id);
  const lot = lotOf(project, lotId);
  const opening = askedOpening(lot, asked);
  assertDeadlineReached(lot, clock.instant());
  const of: OpeningRef = { project: id, lot: lotId, begunBy: opening.begunBy };
  const [counts] = await manager.query<[Counts]>(
    `SELECT count(*)::int AS bids, count(*) FILTER (WHERE opened)::int AS opened,
            count(*) FILTER (WHERE unopened)::int AS unopened
     FROM (SELECT bool_and(state = 'opened') AS opened,
                  bool_or(state = 'unopened') AND bool_and(state <> 'awaiting-shares') AS unopened
           FROM bid_opening WHERE project = $1 AND lot = $2 AND begun_by = $3 GROUP BY bid, version) AS bid`,
    [id, lotId, of.begunBy],
  );
  const released = await releasesOf(manager, of);
  const wrong = await wrongSharesOf(manager, of);
  const underWay = openingUnderWay(lot)?.begunBy === of.begunBy;
  const refusals = underWay ? await standingRefusals(manager, of) : new Map<string, StandingRefusal>();
  const wait = await manager.findOneBy(OpeningWait, { ...of });
  const begun = await manager.findOneBy(LotOpening, { ...of });
  const { calendar, custody } = project.published;
  const begunAt = saidAt(lot, of.begunBy);
  const until = window.endOf(lot, of.begunBy);
  return {
    project: id,
    lot: lotId,
    begunBy: of.begunBy,
    state: stateOf(lot, opening, counts),
    deadline: begun?.deadline.toISOString() ?? deadlineOf(project),
    ...(begunAt !== undefined && until !== undefined && { begunAt, until }),
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

/** Before the deadline nothing is said of bids, not even that there are none. */
function assertDeadlineReached({ law, stand }: Case, at: string): void {
  const against = impediments(law, stand, { act: 'reach-deadline', at });
  orThrow(
    acceptUnless(
      against.filter(({ code }) => code === 'period-not-over'),
      undefined,
    ),
  );
}

function refusalOf(standing: StandingRefusal | undefined): Pick<CustodianProgressDto, 'refusal'> {
  if (!standing) return {};
  const { reason, detail, received_at: at } = standing;
  return { refusal: { reason, detail, at: at.toISOString() } };
}

function askedOpening({ law, stand }: Case, asked: ActId | undefined): Opening {
  const { definition } = law;
  const opening =
    asked === undefined
      ? (openingUnderWay({ law, stand }) ??
        openingsOf(definition).findLast(({ begunBy }) => saidAt({ stand }, begunBy) !== undefined) ??
        openingsOf(definition)[0])
      : openingBegunBy(definition, asked);
  if (!opening) throw refused('opening-unknown', { field: 'begunBy' });
  return opening;
}

async function releasesOf(manager: EntityManager, { project, lot, begunBy }: OpeningRef): Promise<Map<string, number>> {
  const rows = await manager.query<{ custodian: string; releases: number }[]>(
    `SELECT custodian, count(DISTINCT bid)::int AS releases FROM release JOIN bid_opening USING (bid, version, envelope)
     WHERE project = $1 AND lot = $2 AND begun_by = $3 GROUP BY custodian`,
    [project, lot, begunBy],
  );
  return new Map(rows.map(({ custodian, releases }) => [custodian, releases]));
}

/** The bids of which each custodian gave a wrong share, before the record was published or after. */
async function wrongSharesOf(
  manager: EntityManager,
  { project, lot, begunBy }: OpeningRef,
): Promise<Map<string, string[]>> {
  const rows = await manager.query<{ custodian: string; bids: string[] }[]>(
    `SELECT custodian, array_agg(DISTINCT bid::text ORDER BY bid::text) AS bids
     FROM release JOIN bid_opening USING (bid, version, envelope)
     WHERE wrong AND project = $1 AND lot = $2 AND begun_by = $3 GROUP BY custodian`,
    [project, lot, begunBy],
  );
  return new Map(rows.map(({ custodian, bids }) => [custodian, bids]));
}

function stateOf(
  of: Case,
  { begunBy, completedBy }: Opening,
  { bids, opened, unopened }: Counts,
): OpeningProgressDto['state'] {
  const { law, stand } = of;
  if (openingUnderWay(of)?.begunBy === begunBy) return 'opening';
  const order = law.definition.stages;
  const begins = law.definition.acts[begunBy]?.in ?? [];
  const goesOn = !isFinal(stand.stage) && begins.some((stage) => order.indexOf(stand.stage) <= order.indexOf(stage));
  if (stand.done[completedBy] === undefined && goesOn) return 'closing';
  return bids > 0 && bids === opened + unopened ? 'complete' : 'not-opened';
}
