import { type EventData } from '@mingtang/contracts';
import { EventHandlers, type Transaction } from '@mingtang/messaging';
import { lockTraded } from '@mingtang/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { openDraw } from '../draw/draws';

/** Keeps what this service needs of other services' events beside where cases stand: the opening records. */
@Injectable()
export class ProjectEvents implements OnModuleInit {
  constructor(private readonly handlers: EventHandlers) {}

  onModuleInit(): void {
    this.handlers.on('bidding.opening-completed.v1', ({ data }, transaction) => keepOpening(transaction, data));
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
