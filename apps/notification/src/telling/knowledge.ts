import { type Calendar, type Instant, type ProcedureDefinition } from '@mingtang/procedure';
import { type Recipient } from './recipient';

/** What must be known of a project to tell the right people. */
export interface KnownProject {
  readonly id: string;
  readonly title: string;
  readonly definition: ProcedureDefinition;
  readonly calendar: Calendar;
  /** Organisation keys of procuring entity and agency. */
  readonly owners: readonly string[];
  readonly custodians: readonly { readonly id: string; readonly name: string }[];
  readonly deadline: Instant;
  readonly cancelled: boolean;
}

/** What must be known of a lot. */
export interface KnownLot {
  readonly id: string;
  readonly title: string;
  /** Organisation keys of who bid; nobody before the opening. */
  readonly bidders: readonly string[];
  /** Whose each opened bid is: organisation key by the bid's id. */
  readonly bids: Readonly<Record<string, string>>;
  /** Organisation keys of who is consulted and goes on to a final offer; nobody where nobody is. */
  readonly consulted: readonly string[];
  /** Accounts of the committee. */
  readonly members: readonly string[];
  /** First instant at which an objection is late; undefined before candidates are published. */
  readonly objectionsUntil?: Instant;
  readonly openObjections: readonly string[];
  /** Upheld, and not decided yet what they lead to. */
  readonly undecidedObjections: readonly string[];
  readonly awarded: boolean;
  /** Failed, or cancelled before any award in the order of the project's events. */
  readonly ended: boolean;
}

export interface Knowledge {
  readonly project: KnownProject;
  /** The lot that the event is about; undefined where it is about the project. */
  readonly lot?: KnownLot;
  /** Ids of the lots that are awarded. */
  readonly awardedLots: readonly string[];
  /** Who takes part as bidder, each once: under pseudonyms until an opening names them. */
  readonly participants: readonly Recipient[];
}
