import { type Knowledge } from './knowledge';
import { type Notice } from './notice';
import { type Recipient } from './recipient';

type Said = Omit<Notice, 'recipient'>;

export const SUPERVISORS: readonly Recipient[] = ['role:supervisor'];

export const OPERATORS: readonly Recipient[] = ['role:operator'];

/** The same to each of them. */
export function tell(recipients: readonly Recipient[], said: Said): Notice[] {
  return recipients.map((recipient) => ({ ...said, recipient }));
}

export function owners({ project }: Knowledge): Recipient[] {
  return project.owners.map((key): Recipient => `owner:${key}`);
}

/** Who bid for the lot; nobody before its opening. */
export function bidders({ lot }: Knowledge): Recipient[] {
  return (lot?.bidders ?? []).map((key): Recipient => `bidder:${key}`);
}

/** Who is consulted, and goes on to a final offer. */
export function consulted({ lot }: Knowledge): Recipient[] {
  return (lot?.consulted ?? []).map((key): Recipient => `bidder:${key}`);
}

export function members({ lot }: Knowledge): Recipient[] {
  return (lot?.members ?? []).map((subject): Recipient => `account:${subject}`);
}

/** @param ids their accounts; all of the project's where undefined. */
export function custodians({ project }: Knowledge, ids?: readonly string[]): Recipient[] {
  return project.custodians
    .filter(({ id }) => ids === undefined || ids.includes(id))
    .map(({ name }): Recipient => `custodian:${name}`);
}
