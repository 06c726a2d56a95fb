import { type Actor, organisationKey, type PublishedProject, type Role } from '@mingtang/contracts';

type Parties = Pick<PublishedProject, 'procuringEntity' | 'agency'>;

/** The role in which an actor acts for the tenderer of a project, or undefined where it is not its organisation's. */
export function owningRole(
  actor: Actor | undefined,
  { procuringEntity, agency }: Parties,
): Extract<Role, 'tenderer' | 'agency'> | undefined {
  if (!actor?.organisation) return undefined;
  const key = organisationKey(actor.organisation);
  if (actor.roles.includes('tenderer') && key === organisationKey(procuringEntity)) return 'tenderer';
  if (actor.roles.includes('agency') && agency && key === organisationKey(agency)) return 'agency';
  return undefined;
}
