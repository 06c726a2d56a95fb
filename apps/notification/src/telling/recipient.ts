import { type Actor, organisationKey, type Role } from '@mingtang/contracts';

/**
 * Whom a notice is for:
 * - `account`: an account's id;
 * - `role`: everybody in that role;
 * - `owner`, `bidder`: an organisation's key, in what it does as tenderer or agency, or as bidder;
 * - `custodian`: the name under which the notice of the project lists it;
 * - `unnamed`: a pseudonym (`Addressing`), of whoever may not be named yet.
 */
export type Recipient =
  | `account:${string}`
  | `role:${Role}`
  | `owner:${string}`
  | `bidder:${string}`
  | `custodian:${string}`
  | `unnamed:${string}`;

/** What an account reads, but for what is under pseudonyms: those differ by project. */
export function recipientsOf({ subject, roles, organisation }: Actor): Recipient[] {
  const recipients: Recipient[] = [`account:${subject}`, ...roles.map((role): Recipient => `role:${role}`)];
  if (!organisation) return recipients;
  if (roles.includes('tenderer') || roles.includes('agency')) recipients.push(`owner:${organisationKey(organisation)}`);
  if (roles.includes('bidder')) recipients.push(`bidder:${organisationKey(organisation)}`);
  if (roles.includes('custodian')) recipients.push(`custodian:${organisation.name}`);
  return recipients;
}
