import { type EventData } from '@mingtang/contracts';
import { type Money } from '@mingtang/procedure/money';
import { type ActId, type Stage } from '@mingtang/procedure/procedures';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An opening after the first, by the act that completed it. */
export type LaterOpening = Pick<
  EventData<'bidding.price-opening-completed.v1'>,
  'openedAt' | 'deadline' | 'entries'
> & { readonly act: (typeof LATER_OPENINGS)[number] };

/** By what openings after the first are completed: of prices whose technical part passed, of final offers. */
export const LATER_OPENINGS = ['complete-price-opening', 'complete-final-opening'] as const satisfies readonly ActId[];

/** OPN-02: how many bids there were, and how many the law asks for. */
export interface OpeningFailure {
  readonly failedAt: string;
  readonly bids: number;
  readonly minimum: number;
  readonly rule: string;
}

export type PublishedCandidates = Pick<
  EventData<'disclosure.candidates-published.v1'>,
  'publishedAt' | 'candidates' | 'objectionsUntil'
> & {
  /** By when the report's candidates had to be published (DIS-01). */
  readonly due: string;
  readonly late: boolean;
};

/** A lot of a project: how far it is, and what others have published of it. */
@Entity('register_lot')
export class RegisterLot {
  @PrimaryColumn('uuid')
  projectId: string;

  @PrimaryColumn('text')
  lotId: string;

  /** Kept from its case, see `keepStage`. */
  @Column('text')
  stage: Stage;

  /** Of the lot or, where it is the only one and has none of its own, of its project. */
  @Column('jsonb', { nullable: true })
  estimate: Money | null;

  @Column('jsonb', { nullable: true })
  opening: Pick<EventData<'bidding.opening-completed.v1'>, 'openedAt' | 'deadline' | 'entries'> | null;

  /** Of prices or final offers, in their order. */
  @Column('jsonb', { default: [] })
  laterOpenings: readonly LaterOpening[];

  /** Who passed the review before prices are opened, and why others did not. */
  @Column('jsonb', { nullable: true })
  technical: Pick<
    EventData<'evaluation.technical-concluded.v1'>,
    'concludedAt' | 'passed' | 'rejected' | 'scores' | 'documentDigest'
  > | null;

  @Column('jsonb', { nullable: true })
  openingFailure: OpeningFailure | null;

  @Column('jsonb', { nullable: true })
  evaluation: Pick<
    EventData<'evaluation.evaluation-completed.v1'>,
    'completedAt' | 'outcome' | 'bids' | 'candidates' | 'documentDigest'
  > | null;

  @Column('jsonb', { nullable: true })
  report: Pick<EventData<'evaluation.report-signed.v1'>, 'signedAt' | 'members' | 'report'> | null;

  @Column('jsonb', { nullable: true })
  candidates: PublishedCandidates | null;
}
