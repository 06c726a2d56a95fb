import {
  alteredFolds,
  alteredLines,
  type EvidenceLine,
  keptOfFolds,
  keptLine,
  type TradedProject,
} from '@mingtang/service-kit';
import { openingsOf } from '@mingtang/procedure/bidding';
import { isDeepStrictEqual } from 'node:util';
import { type EntityManager } from 'typeorm';
import { BidOpening } from '../opening/bid-opening.entity';
import { LotOpening } from '../opening/lot-opening.entity';
import { OpeningRecord } from '../opening/opening-record.entity';
import { type ContractRefusal } from '../projections/contract-refusal.entity';
import { isSaidAt, saidAt } from '../projections/known-project';

/** Columns of a project and its cases that contradict its notice, each other, or what has happened here. */
export async function* alteredProject(manager: EntityManager, traded: TradedProject): AsyncGenerator<EvidenceLine> {
  const { id, published, cases } = traded;
  const announced = published.lots.map((lot) => lot.id).sort();
  const known = cases.map(({ lot }) => lot).sort();
  yield* alteredLines('bidding', 'announcement.project-published.v1', id, [
    ...(published.id === id ? [] : ['traded_project.id']),
    ...(isDeepStrictEqual(announced, known) ? [] : ['traded_case.lot']),
    ...(await beyondOwnActs(manager, traded)),
    ...(await begunOtherwise(manager, traded)),
  ]);
  yield* alteredFolds(manager, 'bidding', traded);
}

/** Cases that stand where this service's own rows say that they cannot: opened without a record, or recorded and not opened. */
async function beyondOwnActs(manager: EntityManager, { id: project, cases }: TradedProject): Promise<string[]> {
  const altered: string[] = [];
  for (const of of cases) {
    const { lot, law, stand } = of;
    const contradicts = await Promise.all(
      openingsOf(law.definition).map(async ({ begunBy, completedBy }) => {
        const recorded = await manager.existsBy(OpeningRecord, { project, lot, begunBy });
        const listed = await manager.existsBy(BidOpening, { project, lot, begunBy });
        const completed = saidAt({ stand }, completedBy) !== undefined;
        return recorded !== completed || (listed && saidAt({ stand }, begunBy) === undefined);
      }),
    );
    if (contradicts.includes(true)) altered.push(`traded_case.settled of ${lot}`);
  }
  return altered;
}

/** Openings that began at another time than the act by which they did. */
async function begunOtherwise(manager: EntityManager, { id: project, cases }: TradedProject): Promise<string[]> {
  const openings = await manager.findBy(LotOpening, { project });
  const asSaid = openings.every(({ lot, begunBy, begunAt }) =>
    cases.some((of) => of.lot === lot && isSaidAt(of, begunBy, begunAt.toISOString())),
  );
  return asSaid ? [] : ['lot_opening.begun_at'];
}

/** What is kept of other services' events, to be held against the log. */
export async function* keptByBidding(
  manager: EntityManager,
  traded: TradedProject,
  refusals: readonly ContractRefusal[],
): AsyncGenerator<EvidenceLine> {
  const { id, published } = traded;
  const notice = published.revision === 1 ? 'announcement.project-published.v1' : 'announcement.project-changed.v1';
  yield keptLine('bidding', notice, { project: id, published });
  const cancelledAt = cancellationOf(traded);
  if (cancelledAt !== undefined)
    yield keptLine('bidding', 'announcement.project-cancelled.v1', { project: id, cancelledAt });
  yield* keptOfFolds(manager, 'bidding', traded);
  for (const { id: refusal, lot, bid, reason, statedBy, recordedAt } of refusals)
    yield keptLine('bidding', 'disclosure.contract-refused.v1', {
      project: id,
      lot,
      refusal,
      bid,
      reason,
      statedBy,
      recordedAt: recordedAt.toISOString(),
    });
}

/** When the tender was terminated; also where all its lots had been awarded before. */
function cancellationOf({ cases }: TradedProject): string | undefined {
  const said = cases.flatMap(
    ({ stand }) => stand.done.cancel ?? stand.overtaken.find(({ act }) => act === 'cancel') ?? [],
  );
  return said
    .map(({ at }) => at)
    .sort()
    .at(-1);
}
