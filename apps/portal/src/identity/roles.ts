/** Who does what in a tender: the roles of the realm. */
export const ROLES = ['tenderer', 'agency', 'bidder', 'expert', 'custodian', 'supervisor', 'operator'] as const;
export type Role = (typeof ROLES)[number];
