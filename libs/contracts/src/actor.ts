/** Roles of a realm account; one account may have several. `expert` is an evaluation expert of the pool. */
export const ROLES = ['tenderer', 'agency', 'bidder', 'expert', 'custodian', 'supervisor', 'operator'] as const;
export type Role = (typeof ROLES)[number];

/** An organisation by its identifier scheme (OCDS `identifier.scheme`) and its id in that scheme. */
export interface Organisation {
  readonly scheme: string;
  readonly id: string;
  readonly name: string;
}

/** Who acts: what an access token says of its bearer once every check on it has passed. */
export interface Actor {
  /** The account's immutable id (`sub`). */
  readonly subject: string;
  readonly username: string;
  readonly roles: readonly Role[];
  readonly organisation?: Organisation;
  /** Where the account can be written to, as far as the realm knows. */
  readonly email?: string;
}

/** One text for an organisation wherever it is stored or compared: `CN-USCC-91110000…`. */
export function organisationKey(organisation: Pick<Organisation, 'scheme' | 'id'>): string {
  return `${organisation.scheme}-${organisation.id}`;
}
