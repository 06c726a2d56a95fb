import { type Money } from '../money/money';
import { type OrganisationRef } from '../organisation/organisation';
import { type EvaluationMethod } from './evaluation-method';
import { type Invitation } from './invitation';

/** OCDS `mainProcurementCategory`. */
export const CLASSIFICATIONS = ['works', 'goods', 'services'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** A lot (标段、包): what is bid for and awarded as one. */
export interface Lot {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly estimate?: Money;
  /** A bid above it is rejected (ANN-10). */
  readonly maximumPrice?: Money;
}

export const REQUIREMENT_KINDS = ['qualification', 'formal', 'responsiveness'] as const;
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];

/**
 * Conditions that may shut out or favour bidders and so need a reason (ANN-08): tied to a region, an ownership form, a
 * brand or origin, a turnover, past work for a given region or trade, a qualification beyond the need, or any other.
 */
export const RESTRICTIVE_CONDITIONS = [
  'region',
  'ownership',
  'brand-or-origin',
  'turnover',
  'past-work',
  'qualification-beyond-need',
  'other',
] as const;
export type RestrictiveCondition = (typeof RESTRICTIVE_CONDITIONS)[number];

/** What a bid must meet; the only grounds on which one may be rejected (EVA-05). */
export interface Requirement {
  readonly id: string;
  readonly title: string;
  readonly kind: RequirementKind;
  /** The lots that it is for; all where left out. */
  readonly lotIds?: readonly string[];
  readonly restricts?: RestrictiveCondition;
}

export const CRITERION_KINDS = ['price', 'technical', 'business'] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];

/** What bids are compared by. An expert scores from `minimum` to `maximum`; the mean counts with `weight` per cent. */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  readonly kind: CriterionKind;
  /** Per cent of the whole; all criteria of a lot add up to 100. */
  readonly weight: string;
  /** Highest score that an expert may give; `100` for a price criterion, whose score is computed. */
  readonly maximum: string;
  readonly minimum: '0';
  readonly lotIds?: readonly string[];
  readonly restricts?: RestrictiveCondition;
}

/** Why a restrictive requirement or criterion is needed all the same (ANN-08). */
export interface ExceptionReason {
  /** Id of the requirement or criterion. */
  readonly of: string;
  readonly reason: string;
}

export interface TenderItem {
  readonly id: string;
  readonly description: string;
  readonly classification?: { readonly scheme: string; readonly id: string; readonly description?: string };
  /** Exact decimal. */
  readonly quantity?: string;
  readonly unit?: string;
  readonly lotId?: string;
}

export interface ContactPoint {
  readonly name?: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly url?: string;
}

/** Where an imported draft came from. */
export interface DraftOrigin {
  readonly ocid?: string;
  readonly releaseId?: string;
  readonly publisher?: string;
  readonly uri?: string;
  readonly license?: string;
  /** Name of the buyer there, where the draft is another's. */
  readonly buyer?: string;
}

/** All that a tender says before it is published. */
export interface ProjectDraftData {
  readonly title: string;
  readonly description: string;
  readonly procuringEntity: OrganisationRef;
  readonly agency?: OrganisationRef;
  readonly classification: Classification;
  /** It must be tendered (依法必须进行招标的项目); where not, fewer rules bind it (`bindingOn`). */
  readonly mandatory: boolean;
  /** State funds control or lead (国有资金占控股或者主导地位). */
  readonly stateFunded: boolean;
  /** Place of performance: a GB/T 2260 code or text. */
  readonly region: string;
  /** 招标项目估算价; null where there is none. */
  readonly estimate: Money | null;
  readonly currency: string;
  readonly lots: readonly Lot[];
  readonly requirements: readonly Requirement[];
  readonly criteria: readonly Criterion[];
  readonly evaluation: EvaluationMethod;
  /** Of a tender by invitation (邀请招标). */
  readonly invitation?: Invitation;
  readonly bidSecurity?: Money;
  /** Performance security that the documents ask of the winner, in per cent of the contract; an exact decimal. */
  readonly performanceSecurityPercent?: string;
  /** How long candidates stay published, in days; as long as the law asks for where left out (`objectionPeriod`). */
  readonly objectionDays?: number;
  readonly items: readonly TenderItem[];
  readonly contactPoint?: ContactPoint;
  readonly exceptionReasons: readonly ExceptionReason[];
  readonly origin?: DraftOrigin;
}

/** The requirements, criteria or other parts that hold for a lot. */
export function forLot<T extends { readonly lotIds?: readonly string[] }>(parts: readonly T[], lotId: string): T[] {
  return parts.filter(({ lotIds }) => lotIds === undefined || lotIds.includes(lotId));
}
