import { type LegalPeriod } from '../time/calendar';
import { type Money } from '../money';
import { type Classification } from '../tender/project-draft';
import { type Bilingual } from '../text';

export const PROCEDURE_IDS = ['cn-open-tender'] as const;
export type ProcedureId = (typeof PROCEDURE_IDS)[number];

/** Plain decimals, in whatever currency it is. */
export interface AmountBounds {
  /** More is worth a look. */
  readonly usual: string;
  /** More is refused. */
  readonly most: string;
}

/** A procedure type as data: every number that its law sets stands here and nowhere else. */
export interface ProcedureDefinition {
  readonly id: ProcedureId;
  readonly title: Bilingual;
  readonly jurisdiction: 'cn';
  readonly periods: {
    /** Tender documents are available for at least so long (ANN-03). */
    readonly documentsAvailable: LegalPeriod;
    /** From the first issue of the documents to the bid deadline, at least (ANN-04). */
    readonly submission: LegalPeriod;
    /** From notice to bid deadline, at most: not law but a bound against slips of the pen (see `checkTimetable`). */
    readonly longestSubmission: LegalPeriod;
    /** From notice to bid deadline, more than is usual (ANN-04: a reasonable time). */
    readonly usualSubmission: LegalPeriod;
    /** A change that may affect bids comes so long before the deadline, at least (ANN-06). */
    readonly clarificationBefore: LegalPeriod;
    /** A bidder's withdrawal in time gives its security back within (BID-03). */
    readonly securityReturnAfterWithdrawal: LegalPeriod;
    /** How long a bidder may open a bid itself that the custodians could not open (OPN-04). */
    readonly selfOpening: LegalPeriod;
    /** How long a member has to sign the report or to dissent in writing (EVA-07). */
    readonly reportSigning: LegalPeriod;
    /** From the report to the publication of candidates, at most (DIS-01). */
    readonly candidatesPublishedWithin: LegalPeriod;
    /** Candidates stay published and open to objection for at least (DIS-01, DIS-02). */
    readonly objection: LegalPeriod;
    /** From an objection to its answer, at most (DIS-02). */
    readonly objectionAnswer: LegalPeriod;
    /** From the notice of award to the contract, at most (DIS-05). */
    readonly contractWithin: LegalPeriod;
    /** From the contract to the return of bid securities, at most (DIS-05). */
    readonly securityReturnAfterContract: LegalPeriod;
  };
  /** With fewer bids for a lot none is opened (OPN-02). */
  readonly minimumBids: number;
  /** Of the project's estimate (BID-01). */
  readonly bidSecurityMaxPercent: string;
  /** Most bid security for each lot, by what is tendered; besides the per cent of the estimate (BID-01). */
  readonly bidSecurityMaxPerLot: Readonly<Partial<Record<Classification, Money>>>;
  /** Amounts so large that they are a slip of the pen, or look like one (see `checkPlausible`). */
  readonly plausibleAmounts: { readonly CNY: AmountBounds; readonly otherCurrencies: AmountBounds };
  /** Of the contract's price (DIS-06). */
  readonly performanceSecurityMaxPercent: string;
  readonly committee: {
    readonly minimum: number;
    readonly odd: boolean;
    /** Technical and economic experts among the members, at least. */
    readonly expertShare: { readonly of: number; readonly outOf: number };
  };
  /** Most candidates that the committee recommends (EVA-08). */
  readonly maxCandidates: number;
  /** Digits behind the point that an expert's score may have. */
  readonly scoreDigits: number;
  /** What the criteria's weights add up to. */
  readonly totalWeight: string;
  /** Time of day in Asia/Shanghai at which a proposed statutory timetable closes. */
  readonly proposedDeadlineTime: string;
}
