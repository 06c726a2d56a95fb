import { writtenAmount } from '@mingtang/procedure/money';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import {
  type ContactPoint,
  type Criterion,
  type EvaluationMethod,
  type Invitation,
  type Lot,
  type PriceFormula,
  type ProjectDraftData,
  type Requirement,
  type TenderItem,
} from '@mingtang/procedure/tender';

/** An amount as it is typed; its currency is the project's. */
interface AmountValues {
  readonly amount?: string;
}

type Entered<Part> = { readonly [Key in keyof Part]?: Part[Key] | undefined };

export type LotValues = Entered<Omit<Lot, 'estimate' | 'maximumPrice'>> & {
  readonly estimate?: AmountValues;
  readonly maximumPrice?: AmountValues;
};
/** With the reason for what may shut bidders out beside it (ANN-08). */
export type RequirementValues = Entered<Requirement> & { readonly reason?: string };
export type CriterionValues = Entered<Criterion> & { readonly reason?: string };

/** Every setting of either method; those of the other one are kept while somebody makes up their mind. */
export interface EvaluationValues {
  readonly kind: EvaluationMethod['kind'];
  readonly price?: Entered<Omit<Extract<PriceFormula, { formula: 'deviation' }>, 'formula'>> & {
    readonly formula?: PriceFormula['formula'];
  };
  readonly expertMean?: Extract<EvaluationMethod, { kind: 'composite' }>['expertMean'];
  readonly digits?: number | null;
  readonly technicalThreshold?: string;
  readonly tieRule?: EvaluationMethod['tieRule'];
}

/** Of a tender by invitation. */
export interface InvitationValues {
  readonly ground?: Entered<NonNullable<Invitation['ground']>>;
  readonly approval?: Entered<NonNullable<Invitation['approval']>>;
  readonly invited?: readonly Entered<OrganisationRef>[];
}

/** What the form of a draft holds: anything may be missing or wrong while it is being typed. */
export interface DraftValues {
  readonly title?: string;
  readonly description?: string;
  readonly procuringEntity?: Entered<OrganisationRef>;
  readonly agency?: Entered<OrganisationRef>;
  readonly classification?: ProjectDraftData['classification'];
  readonly mandatory?: boolean;
  readonly stateFunded?: boolean;
  readonly region?: string;
  readonly currency?: string;
  readonly estimate?: AmountValues;
  readonly lots?: readonly LotValues[];
  readonly requirements?: readonly RequirementValues[];
  readonly criteria?: readonly CriterionValues[];
  readonly evaluation?: EvaluationValues;
  readonly bidSecurity?: AmountValues;
  readonly performanceSecurityPercent?: string;
  /** How long candidates stay published; nothing leaves it to the law. */
  readonly objectionDays?: number | null;
  readonly items?: readonly Entered<TenderItem>[];
  readonly contactPoint?: Entered<ContactPoint>;
  readonly invitation?: InvitationValues;
}

/** The form's values of a draft. */
export function valuesOf(draft: ProjectDraftData): DraftValues {
  const reasonOf = new Map(draft.exceptionReasons.map(({ of, reason }) => [of, reason]));
  const withReason = <Part extends { readonly id: string }>(part: Part) => ({
    ...part,
    ...(reasonOf.has(part.id) && { reason: reasonOf.get(part.id) ?? '' }),
  });
  const { exceptionReasons: _, origin: __, estimate, ...rest } = draft;
  return structuredClone({
    ...rest,
    ...(estimate && { estimate }),
    requirements: draft.requirements.map(withReason),
    criteria: draft.criteria.map(withReason),
  });
}

/**
 * The draft that the form's values make, however wrong: `checkDraft` says what is. Empty optional texts and amounts are left
 * out. Where it came from is not in the form and is kept from `before`.
 */
export function draftOf(values: DraftValues, before: ProjectDraftData): ProjectDraftData {
  const currency = (values.currency ?? '').trim();
  const money = (entered: AmountValues | undefined) => {
    const amount = writtenAmount(entered?.amount ?? '');
    return amount === '' ? undefined : { amount, currency };
  };
  const bidSecurity = money(values.bidSecurity);
  const agency = filled(values.agency);
  const contactPoint = filled(values.contactPoint);
  const requirements = values.requirements ?? [];
  const criteria = values.criteria ?? [];
  return {
    title: values.title ?? '',
    description: values.description ?? '',
    procuringEntity: organisation(values.procuringEntity ?? {}),
    ...(agency && { agency: organisation(agency) }),
    classification: values.classification ?? ('' as ProjectDraftData['classification']),
    mandatory: values.mandatory ?? true,
    stateFunded: values.stateFunded ?? true,
    region: values.region ?? '',
    estimate: money(values.estimate) ?? null,
    currency,
    lots: (values.lots ?? []).map(({ id = '', title = '', description = '', estimate, maximumPrice }) => ({
      id,
      title,
      description,
      ...whole({ estimate: money(estimate), maximumPrice: money(maximumPrice) }),
    })),
    requirements: requirements.map((part) => ({
      ...common(part),
      kind: part.kind ?? ('' as Requirement['kind']),
    })),
    criteria: criteria.map((part) => ({
      ...common(part),
      kind: part.kind ?? ('' as Criterion['kind']),
      weight: (part.weight ?? '').trim(),
      maximum: (part.maximum ?? '').trim(),
      minimum: '0',
    })),
    evaluation: evaluationOf(values.evaluation),
    ...(bidSecurity && { bidSecurity }),
    ...whole({ performanceSecurityPercent: text(values.performanceSecurityPercent) }),
    ...whole({ objectionDays: values.objectionDays ?? undefined }),
    items: (values.items ?? []).map(({ id = '', description = '', classification, quantity, unit, lotId }) => ({
      id,
      description,
      ...whole({ classification, quantity: text(quantity), unit: text(unit), lotId }),
    })),
    ...(contactPoint && { contactPoint: whole(contactPoint) }),
    ...whole({ invitation: invitationOf(values.invitation) }),
    exceptionReasons: [...requirements, ...criteria].flatMap(({ id, restricts, reason }) =>
      id !== undefined && restricts !== undefined && text(reason) !== undefined
        ? [{ of: id, reason: reason ?? '' }]
        : [],
    ),
    ...(before.origin && { origin: before.origin }),
  };
}

/** An id that none of the parts has: a letter and the first free number. */
export function freeId(prefix: string, parts: readonly { readonly id?: string | undefined }[]): string {
  const taken = new Set(parts.map(({ id }) => id));
  for (let number = parts.length + 1; ; number++) if (!taken.has(`${prefix}${number}`)) return `${prefix}${number}`;
}

function common({ id = '', title = '', lotIds, restricts }: RequirementValues | CriterionValues) {
  return { id, title, ...whole({ lotIds: lotIds?.length ? lotIds : undefined, restricts: restricts ?? undefined }) };
}

/** Undefined where nothing of it is entered. */
function invitationOf(values: InvitationValues | undefined): Invitation | undefined {
  const ground = filled(values?.ground);
  const approval = filled(values?.approval);
  const invited = (values?.invited ?? []).map((each) => organisation(each ?? {}));
  if (!ground && !approval && invited.length === 0) return undefined;
  return {
    ...(ground && { ground: { kind: ground.kind ?? ('' as 'few-able'), text: ground.text ?? '' } }),
    ...(approval && { approval: { by: approval.by ?? '', number: approval.number ?? '' } }),
    invited,
  };
}

function organisation({ scheme = '', id = '', name = '' }: Entered<OrganisationRef>): OrganisationRef {
  return { scheme: scheme.trim(), id: id.trim(), name };
}

function evaluationOf(values: EvaluationValues | undefined): EvaluationMethod {
  const { kind = 'composite', price = {}, expertMean = 'all', digits, technicalThreshold, tieRule = [] } = values ?? {};
  if (kind === 'lowest-evaluated-price') return { kind, tieRule };
  const { formula = 'lowest-price', factor = '', penaltyAbove = '', penaltyBelow = '', dropExtremesAbove } = price;
  return {
    kind,
    price:
      formula === 'lowest-price'
        ? { formula }
        : {
            formula,
            factor: factor.trim(),
            penaltyAbove: penaltyAbove.trim(),
            penaltyBelow: penaltyBelow.trim(),
            ...whole({ dropExtremesAbove: dropExtremesAbove ?? undefined }),
          },
    expertMean,
    digits: digits ?? Number.NaN,
    ...whole({ technicalThreshold: text(technicalThreshold) }),
    tieRule,
  };
}

function text(entered: string | undefined): string | undefined {
  return entered === undefined || entered.trim() === '' ? undefined : entered;
}

/** The part, unless all in it is empty. */
function filled<Part extends object>(part: Part | undefined): Part | undefined {
  return part && Object.values(part).some((value) => typeof value === 'string' && value.trim() !== '')
    ? part
    : undefined;
}

/** Without what is undefined or an empty text. */
function whole<Part extends object>(part: Part): { [Key in keyof Part]?: Exclude<Part[Key], undefined> } {
  return Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as { [Key in keyof Part]?: Exclude<Part[Key], undefined> };
}
