import { Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { isSameOrganisation, type OrganisationRef } from '@mingtang/procedure/organisation';
import { checkInvited } from '@mingtang/procedure/tender';
import { Acts, type AllowedAct, asOwner } from '@mingtang/service-kit';
import { DataSource, type EntityManager } from 'typeorm';
import { lockProject, ownProject } from '../project/project-access';
import { assertPublished } from '../project/standing';
import { refusal, throwIfAny } from '../refusals';
import { Invitation } from './invitation.entity';
import { type InvitedDto } from './invitation.dto';

/** Invites suppliers to a tender by invitation (投标邀请书), with its notice and later (ANN-02). */
@Injectable()
export class InviteSuppliers {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acts: Acts,
  ) {}

  /**
   * Invites others besides, while the documents are available.
   * @throws {RefusedError} `project-unknown`, `not-published`, `act-not-in-procedure`, `supplier-already-invited`, what `checkInvited` refuses, and all that `may` says
   */
  async invite(id: string, suppliers: readonly OrganisationRef[], actor: Actor): Promise<InvitedDto> {
    await assertPublished(this.dataSource.manager, id, actor);
    return this.acts.run({ act: 'invite', project: id }, asOwner(actor), async (act) => {
      const { manager } = act;
      const { draft } = await lockProject(manager, id);
      const before = (await manager.findBy(Invitation, { projectId: id })).flatMap((each) => each.suppliers);
      throwIfAny([
        ...checkInvited(suppliers, draft, 'suppliers'),
        ...suppliers.flatMap((supplier, at) =>
          before.some((invited) => isSameOrganisation(invited, supplier))
            ? [refusal('supplier-already-invited', { field: `suppliers[${at}]`, rule: 'ANN-02' })]
            : [],
        ),
      ]);
      return invited(await tellInvited(act, id, suppliers));
    });
  }

  /**
   * Who was invited and when, for the owner alone.
   * @throws {RefusedError} `project-unknown`, `not-your-project`
   */
  async list(id: string, actor: Actor): Promise<InvitedDto[]> {
    const { manager } = this.dataSource;
    await ownProject(manager, id, actor);
    return (await invitationsOf(manager, id)).map(invited);
  }
}

/** Tells in an act that suppliers are invited, and keeps it. */
export async function tellInvited(
  { manager, now, tell }: Pick<AllowedAct, 'manager' | 'now' | 'tell'>,
  project: string,
  suppliers: readonly OrganisationRef[],
): Promise<Invitation> {
  const named = suppliers.map(({ scheme, id, name }) => ({ scheme, id, name }));
  const eventId = await tell('announcement.suppliers-invited.v1', { project, invitedAt: now, suppliers: named });
  const invitation = { eventId, projectId: project, invitedAt: new Date(now), suppliers: named };
  await manager.insert(Invitation, invitation as object);
  return invitation;
}

/** The invitations to a project, in their order. */
export async function invitationsOf(manager: EntityManager, projectId: string): Promise<Invitation[]> {
  return manager.find(Invitation, { where: { projectId }, order: { invitedAt: 'ASC', eventId: 'ASC' } });
}

function invited({ invitedAt, suppliers }: Invitation): InvitedDto {
  return { invitedAt: invitedAt.toISOString(), suppliers: [...suppliers] };
}
