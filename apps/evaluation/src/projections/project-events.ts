import { type EventData } from '@mingtang/contracts';
import { EventHandlers, type Transaction } from '@mingtang/messaging';
import { lockTraded } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { openDraw } from '../draw/draws';
import { RankPrices } from '../result/rank-prices';

/** Keeps what this service needs of other services' events beside where cases stand: the opening records, and who left a consultation. */
@Injectable()
export class ProjectEvents implements OnModuleInit {
  constructor(
    private readonly handlers: EventHandlers,
    private readonly rankPrices: RankPrices,
  ) {}

  onModuleInit(): void {
    this.handlers.on('bidding.opening-completed.v1', ({ data }, transaction) => keepOpening(transaction, data));
    for (const type of ['bidding.price-opening-completed.v1', 'bidding.final-opening-completed.v1'] as const)
      this.handlers.on(type, ({ data }, transaction) => this.rankPrices.take(transaction, data));
    this.handlers.on('bidding.consultation-left.v1', ({ data }, { manager }) => keepLeft(manager, data));
  }
}

/** The opening record begins the evaluation: custodians may commit to the draw of its committee. */
async function keepOpening(
  { manager }: Transaction,
  opening: EventData<'bidding.opening-completed.v1'>,
): Promise<void> {
  const { project, lot } = opening;
  await manager.query(
    'INSERT INTO evaluation (project, lot, opening) VALUES ($1, $2, $3) ON CONFLICT (project, lot) DO NOTHING',
    [project, lot, JSON.stringify(opening)],
  );
  const of = (await lockTraded(manager, project))?.cases.find((each) => each.lot === lot);
  if (of?.stand.stage === 'committee') await openDraw(manager, opening, new Date(opening.openedAt));
}

async function keepLeft(
  manager: EntityManager,
  { project, lot, bid }: EventData<'bidding.consultation-left.v1'>,
): Promise<void> {
  await manager.query(
    `UPDATE evaluation SET left_bids = array_append(left_bids, $3)
     WHERE project = $1 AND lot = $2 AND NOT $3 = ANY (left_bids)`,
    [project, lot, bid],
  );
}
