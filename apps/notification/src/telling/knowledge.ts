import { type CaseLaw, type Stand } from '@mingtang/procedure/procedures';
import { type Instant } from '@mingtang/procedure/time';
import { type Recipient } from './recipient';

/** What must be known of a project to tell the right people. */
export interface KnownProject {
  readonly id: string;
  readonly law: CaseLaw;
  /** Organisation keys of procuring entity and agency. */
  readonly owners: readonly string[];
  readonly custodians: readonly { readonly id: string; readonly name: string }[];
  /** Until when bids are taken. */
  readonly deadline: Instant;
}

/** Who takes part in a lot. */
export interface LotParties {
  /** Organisation keys of who bid; nobody before the opening. */
  readonly bidders: readonly string[];
  /** Whose each opened bid is: organisation key by the bid's id. */
  readonly bids: Readonly<Record<string, string>>;
  /** Organisation keys of who is consulted and goes on to a final offer; nobody where nobody is. */
  readonly consulted: readonly string[];
  /** Accounts of the committee. */
  readonly members: readonly string[];
  /** Organisation key of whom the notice of award was given to. */
  readonly winner?: string;
}

export interface KnownLot extends LotParties {
  readonly id: string;
  /** Where its case stands. */
  readonly stand: Stand;
}

export interface Knowledge {
  readonly project: KnownProject;
  readonly lots: readonly KnownLot[];
  /** The lot that is meant; undefined where the project is. */
  readonly lot?: KnownLot;
  /** Who takes part as bidder, each once: under pseudonyms until an opening names them. */
  readonly participants: readonly Recipient[];
}
