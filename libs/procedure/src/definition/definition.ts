import { type Money } from '../money/money';
import { type RuleId } from '../rules/rules';
import { type Classification } from '../tender/project-draft';
import { type EvaluationMethod, type PriceFormula, type TieRule } from '../tender/evaluation-method';
import { type Bilingual } from '../writing/text';
import { type LegalPeriod } from '../time/calendar';
import { type GuardName } from './guards';
import { type ProcedureWords } from './procedure-words';
import { type ActId } from './vocabulary/acts';
import { type Capacity } from './vocabulary/capacities';
import { type PeriodId } from './vocabulary/periods';
import { type ReliefId } from './vocabulary/reliefs';
import { type Stage } from './vocabulary/stages';

/**
 * A way to trade as one thing: pure data that a jurist can read and sign. Who may do what, when, and what it leads to; every number that its
 * law sets. What is arithmetic, cryptography or judgement of content is code, and named here.
 */
export interface ProcedureDefinition {
  readonly id: string;
  /** Rises with every change; a running project keeps the version of its notice to its end. */
  readonly version: number;
  /** Dates (`YYYY-MM-DD`, Asia/Shanghai) between which notices may name this version; `until` is the last day. */
  readonly inForce: { readonly from: string; readonly until?: string };
  readonly title: Bilingual;
  /** When it is lawful to trade this way, with the article that says so. */
  readonly useWhen: Bilingual;
  readonly words: ProcedureWords;
  readonly regime: 'tendering' | 'government-procurement' | 'land' | 'minerals' | 'state-property' | 'other';
  readonly jurisdiction: 'cn';
  /** Whether the better price is the lower (`buy`) or the higher. */
  readonly trade: 'buy' | 'sell';
  /** Where a case may stand, in the order in which it is gone through; the first is where it begins. */
  readonly stages: readonly Stage[];
  readonly acts: Readonly<Partial<Record<ActId, ActDefinition>>>;
  readonly periods: Readonly<Partial<Record<PeriodId, PeriodDefinition>>>;
  readonly envelopes: readonly EnvelopeDefinition[];
  readonly bodies: Readonly<Partial<Record<BodyId, BodyDefinition>>>;
  readonly offers: OffersDefinition;
  readonly methods: MethodsDefinition;
  readonly reliefs: Readonly<Partial<Record<ReliefId, ReliefDefinition>>>;
  readonly notices: readonly NoticeDefinition[];
  readonly limits: Limits;
  /** Rules that bind some projects only; every other binds all. Elsewhere the tenderer sets what it likes. */
  readonly bindsOnly: Readonly<Partial<Record<RuleId, RuleScope>>>;
  /** Of a definition narrowed to a project (`bindingOn`): the rules that do not bind it. */
  readonly waived?: readonly RuleId[];
}

/** Whom a rule binds: projects that must be tendered, or those of them that state funds control. */
export type RuleScope = 'mandatory' | 'mandatory-state-funded';

/** Who may do an act, where a case stands for it, what it leads to and what keeps it back. */
export interface ActDefinition {
  readonly by: readonly Capacity[];
  /** Stages in which only these of them may. */
  readonly onlyBy?: Readonly<Partial<Record<Stage, readonly Capacity[]>>>;
  readonly in: readonly Stage[];
  /** Where each outcome leads; an act that has but one calls it `done`. */
  readonly leads: Readonly<Record<string, Stage | 'stays'>>;
  /** Stages in which it may have these outcomes only. */
  readonly outcomesIn?: Readonly<Partial<Record<Stage, readonly string[]>>>;
  /** Stages in which it leads nowhere, whatever its outcome. */
  readonly staysIn?: readonly Stage[];
  /** Acts that come before it, in this order as each was last done; since the first it has not been done yet. */
  readonly after?: readonly ActId[];
  /** From the end of this period on it is late, and refused. */
  readonly within?: PeriodId;
  /** Before the end of this period it is refused. */
  readonly notBefore?: PeriodId;
  /** It is owed: by the end of this period, later than which it is still taken and said to be late; or as soon as it is possible. */
  readonly owed?: PeriodId | 'when-possible';
  /** Where it is owed, if not everywhere that it is possible. */
  readonly owedIn?: readonly Stage[];
  /** What it raises, or answers. */
  readonly opens?: ReliefId;
  readonly answers?: ReliefId;
  /** What keeps it back while it is open. */
  readonly stoppedBy: readonly ReliefId[];
  /** Binds others for good: only once all that its service did before has its place in the order of the case. */
  readonly onceOrdered?: true;
  /** Says of another act that a stop came before it, so that it never took effect. */
  readonly undoes?: ActId;
  readonly guards: readonly GuardName[];
  readonly rules: readonly RuleId[];
}

export interface PeriodDefinition extends LegalPeriod {
  /** Whether the law sets the least, the most, or leaves it to the documents; or to the act that starts it, which then says its end. */
  readonly bound: 'at-least' | 'at-most' | 'set-by-documents' | 'set-by-act';
  /** The act that starts it, or those of which the last one done does; or, counting back, the period before whose end it lies. */
  readonly from: ActId | readonly ActId[] | { readonly before: PeriodId };
  readonly rules: readonly RuleId[];
  readonly whileSuspended: 'stops' | 'runs';
}

export type EnvelopePart = 'qualification' | 'technical' | 'price' | 'offer';

/** What a bidder seals as one: opened together, by one act, under one condition. */
export interface EnvelopeDefinition {
  readonly id: string;
  readonly title: Bilingual;
  readonly holds: readonly EnvelopePart[];
  readonly round: number;
  /** The act after which custodians release its shares. */
  readonly openedBy: ActId;
  /** Whose envelope is opened; everyone's where it is left out. Of nobody else it is opened, ever. */
  readonly onlyFor?: GuardName;
  /** The act at which it stops being secret whose it is and how many there are. */
  readonly secretUntil: ActId;
}

export const BODY_IDS = ['committee'] as const;
export type BodyId = (typeof BODY_IDS)[number];

/** Who evaluates. */
export interface BodyDefinition {
  readonly title: Bilingual;
  readonly minimum: number;
  readonly odd: boolean;
  /** Technical and economic experts among the members, at least. */
  readonly expertShare: { readonly of: number; readonly outOf: number };
  readonly seated: 'drawn' | 'appointed';
  readonly rules: readonly RuleId[];
}

export interface OffersDefinition {
  /** With fewer for a case none is opened. */
  readonly fewest: number;
  readonly rounds: number;
  /** Who may take part. */
  readonly who: 'anyone' | 'invited' | 'admitted';
  /** Where suppliers are invited: how many, at least. */
  readonly invited?: { readonly fewest: number };
  readonly rules: readonly RuleId[];
}

export interface MethodsDefinition {
  readonly kinds: readonly EvaluationMethod['kind'][];
  readonly priceFormulas: readonly PriceFormula['formula'][];
  readonly ties: readonly TieRule[];
  /** Most candidates that the committee recommends. */
  readonly maxCandidates: number;
  /** Digits behind the point that an expert's score may have. */
  readonly scoreDigits: number;
  /** Within which bounds the price counts, of the total weight, by what is bought; anything goes where it is left out. */
  readonly priceWeight?: Readonly<Partial<Record<Classification, { readonly least: string; readonly most: string }>>>;
  /** What the criteria's weights add up to. */
  readonly totalWeight: string;
  readonly rules: readonly RuleId[];
}

/** What those concerned may raise: by whom, what answers it, what it keeps back until then. */
export interface ReliefDefinition {
  readonly title: Bilingual;
  readonly raisedBy: ActId;
  readonly answeredBy: ActId;
  /** What is to follow once it was found to be right, before it stops keeping others back. */
  readonly decidedBy?: ActId;
  /** Until when it is to be answered. */
  readonly answer?: PeriodId;
  readonly stops: readonly ActId[];
  readonly rules: readonly RuleId[];
}

/** A document that the law has somebody publish, and what it contains. */
export interface NoticeDefinition {
  readonly id: string;
  readonly of: ActId;
  readonly title: Bilingual;
  readonly contents: readonly NoticeField[];
  readonly rules: readonly RuleId[];
}

/** What a notice may contain. */
export const NOTICE_FIELDS = {
  title: { zh: '项目名称', en: 'title' },
  procuringEntity: { zh: '招标人', en: 'tenderer' },
  agency: { zh: '招标代理机构', en: 'agency' },
  description: { zh: '招标范围', en: 'scope' },
  classification: { zh: '项目类别', en: 'classification' },
  region: { zh: '项目所在地区', en: 'region' },
  estimate: { zh: '估算价', en: 'estimate' },
  lots: { zh: '标段（包）', en: 'lots' },
  requirements: { zh: '资格条件和实质性要求', en: 'qualifications and requirements' },
  documents: { zh: '招标文件获取时间和方式', en: 'when and how to get the documents' },
  submissionDeadline: { zh: '投标截止时间', en: 'bid deadline' },
  contactPoint: { zh: '联系方式', en: 'contact' },
  bidSecurity: { zh: '投标保证金', en: 'bid security' },
  criteria: { zh: '评标标准和方法', en: 'criteria and method' },
  reason: { zh: '原因', en: 'reason' },
  changedFields: { zh: '变更内容', en: 'what changes' },
  candidates: { zh: '中标候选人名单及排序', en: 'candidates in order' },
  price: { zh: '投标报价', en: 'price' },
  objection: { zh: '提出异议的渠道和期限', en: 'how and until when to object' },
  body: { zh: '评审专家名单', en: 'who evaluated' },
  challenge: { zh: '提出质疑的渠道和期限', en: 'how and until when to challenge' },
  invitationGround: { zh: '邀请招标的理由', en: 'why it is by invitation' },
  winner: { zh: '中标人', en: 'winner' },
  contractPrice: { zh: '合同价款', en: 'contract price' },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type NoticeField = keyof typeof NOTICE_FIELDS;

/** Plain decimals, in whatever currency it is. */
export interface AmountBounds {
  /** More is worth a look. */
  readonly usual: string;
  /** More is refused. */
  readonly most: string;
}

/** Bounds that the law sets, and others against slips of the pen. */
export interface Limits {
  /** Of the project's estimate. */
  readonly bidSecurityMaxPercent: string;
  /** Most bid security for each lot, by what is tendered; besides the per cent of the estimate. */
  readonly bidSecurityMaxPerLot: Readonly<Partial<Record<Classification, Money>>>;
  /** From such an estimate on a project that state funds control must be tendered, in yuan (Order 16 of 2018 art. 5). */
  readonly mandatoryFrom: Readonly<Record<Classification, string>>;
  /** Of the contract's price. */
  readonly performanceSecurityMaxPercent: string;
  /** Under which rules securities are bounded so. */
  readonly rules: { readonly bidSecurity: RuleId; readonly performanceSecurity: RuleId };
  /** Amounts so large that they are a slip of the pen, or look like one (see `checkPlausible`). */
  readonly plausibleAmounts: { readonly CNY: AmountBounds; readonly otherCurrencies: AmountBounds };
  /** From notice to bid deadline, at most: not law but a bound against slips of the pen (see `checkTimetable`). */
  readonly longestSubmission: LegalPeriod;
  /** From notice to bid deadline, more than is usual (ANN-04: a reasonable time). */
  readonly usualSubmission: LegalPeriod;
  /** Time of day in Asia/Shanghai at which a proposed statutory timetable closes. */
  readonly proposedDeadlineTime: string;
}
