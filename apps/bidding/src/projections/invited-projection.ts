import { organisationKey } from '@mingtang/contracts';
import { EventHandlers } from '@mingtang/messaging';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InvitedSupplier } from './invited-supplier.entity';

/** Who was invited, as announcement tells it; more may be invited later. */
@Injectable()
export class InvitedProjection implements OnModuleInit {
  constructor(private readonly handlers: EventHandlers) {}

  onModuleInit(): void {
    this.handlers.on('announcement.suppliers-invited.v1', async ({ id: event, data }, { manager }) => {
      const { project, invitedAt, suppliers } = data;
      await manager
        .createQueryBuilder()
        .insert()
        .into(InvitedSupplier)
        .values(
          suppliers.map((supplier) => ({
            project,
            bidderKey: organisationKey(supplier),
            supplier,
            invitedAt: new Date(invitedAt),
            event,
          })),
        )
        .orIgnore()
        .execute();
    });
  }
}
