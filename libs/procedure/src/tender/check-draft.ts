import { isCurrency } from '../money/currency';
import { checkObjectionDays } from '../disclosure/publicity';
import { type ProcedureDefinition } from '../definition/definition';
import { checkMoney, isPositive, type Money } from '../money/money';
import { checkOrganisationIdentifier, type OrganisationRef } from '../organisation/organisation';
import { invalidField, type Refusal, ruleBroken } from '../rules/refusal';
import { isBlank } from '../writing/text-field';
import { checkBidSecurity } from './bid-security';
import { checkContactPoint } from './check-contact';
import { checkEvaluation } from './check-evaluation';
import { checkItems } from './check-items';
import { checkInvitation } from './check-invitation';
import { checkPerformanceSecurityPercent } from './performance-security';
import { checkPlausible } from './plausible-amount';
import { CLASSIFICATIONS, type ProjectDraftData, REQUIREMENT_KINDS } from './project-draft';

/** Lot ids stand in addresses and file names. */
export const LOT_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const TITLE_LENGTH = 500;

/** Everything wrong with a draft, with the path of each field. A draft may still lack what only publication needs. */
export function checkDraft(draft: ProjectDraftData, definition: ProcedureDefinition): Refusal[] {
  return [
    ...checkTexts(draft),
    ...checkParties(draft),
    ...checkAmounts(draft, definition),
    ...checkLots(draft, definition),
    ...checkRequirements(draft),
    ...checkItems(draft.items),
    ...(draft.contactPoint ? checkContactPoint(draft.contactPoint) : []),
    ...checkIds(draft),
    ...checkEvaluation(draft, definition),
    ...checkExceptions(draft),
    ...checkInvitation(draft, definition),
    ...checkObjectionDays(draft, definition),
  ];
}

function checkTexts(draft: ProjectDraftData): Refusal[] {
  const refusals: Refusal[] = [];
  if (isBlank(draft.title) || draft.title.length > TITLE_LENGTH)
    refusals.push(
      invalidField('title', 'title-invalid', {
        zh: `项目名称应为1至${TITLE_LENGTH}个字符`,
        en: `the title has 1 to ${TITLE_LENGTH} characters`,
      }),
    );
  if (!CLASSIFICATIONS.includes(draft.classification))
    refusals.push(
      invalidField('classification', 'classification-unknown', {
        zh: '采购类别应为工程、货物或服务',
        en: 'the classification is works, goods or services',
      }),
    );
  return refusals;
}

function checkParties({ procuringEntity, agency }: ProjectDraftData): Refusal[] {
  return [
    ...checkOrganisation(procuringEntity, 'procuringEntity'),
    ...(agency ? checkOrganisation(agency, 'agency') : []),
  ];
}

function checkOrganisation(organisation: OrganisationRef, field: string): Refusal[] {
  const refusals = checkOrganisationIdentifier(organisation, field);
  if (isBlank(organisation.name))
    refusals.push(
      invalidField(`${field}.name`, 'organisation-name-missing', { zh: '机构名称不能为空', en: 'the name is missing' }),
    );
  return refusals;
}

function checkAmounts(draft: ProjectDraftData, definition: ProcedureDefinition): Refusal[] {
  const refusals: Refusal[] = [];
  if (!isCurrency(draft.currency))
    refusals.push(
      invalidField('currency', 'currency-unknown', {
        zh: '币种应为现行 ISO 4217 代码',
        en: 'the currency is not an ISO 4217 code in use',
      }),
    );
  if (draft.estimate) refusals.push(...checkAmount(draft.estimate, 'estimate', draft.currency, definition));
  if (draft.bidSecurity && refusals.length === 0)
    refusals.push(...checkBidSecurity(draft.bidSecurity, draft, definition));
  if (draft.performanceSecurityPercent !== undefined)
    refusals.push(...checkPerformanceSecurityPercent(draft.performanceSecurityPercent, definition));
  return refusals;
}

function checkAmount(money: Money, field: string, currency: string, definition: ProcedureDefinition): Refusal[] {
  const malformed = checkMoney(money, field);
  if (malformed.length > 0) return malformed;
  if (money.currency !== currency)
    return [
      invalidField(`${field}.currency`, 'currency-differs', {
        zh: '币种应与项目币种一致',
        en: "the currency is not the project's",
      }),
    ];
  if (!isPositive(money))
    return [
      invalidField(`${field}.amount`, 'amount-zero', {
        zh: '金额应大于零；没有金额时应留空',
        en: 'an amount is more than zero; leave it out where there is none',
      }),
    ];
  return checkPlausible(money, field, definition);
}

function checkLots({ lots, currency }: ProjectDraftData, definition: ProcedureDefinition): Refusal[] {
  if (lots.length === 0)
    return [invalidField('lots', 'lots-missing', { zh: '至少应有一个标段', en: 'there is at least one lot' })];
  return lots.flatMap((lot, at) => {
    const field = `lots[${at}]`;
    const refusals: Refusal[] = [];
    if (!LOT_ID.test(lot.id))
      refusals.push(
        invalidField(`${field}.id`, 'lot-id-malformed', {
          zh: '标段编号应为1至64个字母、数字、点、横线或下划线',
          en: 'a lot id has 1 to 64 letters, digits, dots, dashes or underscores',
        }),
      );
    if (isBlank(lot.title) || lot.title.length > TITLE_LENGTH)
      refusals.push(
        invalidField(`${field}.title`, 'lot-title-invalid', {
          zh: `标段名称应为1至${TITLE_LENGTH}个字符`,
          en: `a lot's title has 1 to ${TITLE_LENGTH} characters`,
        }),
      );
    if (lot.estimate) refusals.push(...checkAmount(lot.estimate, `${field}.estimate`, currency, definition));
    if (lot.maximumPrice)
      refusals.push(...checkAmount(lot.maximumPrice, `${field}.maximumPrice`, currency, definition));
    return refusals;
  });
}

function checkRequirements({ requirements }: ProjectDraftData): Refusal[] {
  return requirements.flatMap(({ title, kind }, at) => {
    const field = `requirements[${at}]`;
    return [
      ...(isBlank(title)
        ? [
            invalidField(`${field}.title`, 'requirement-title-missing', {
              zh: '要求内容不能为空',
              en: 'the text is missing',
            }),
          ]
        : []),
      ...(REQUIREMENT_KINDS.includes(kind)
        ? []
        : [
            invalidField(`${field}.kind`, 'requirement-kind-unknown', {
              zh: '要求类别应为资格性、形式性或响应性',
              en: 'a requirement is a qualification, formal, or of responsiveness',
            }),
          ]),
    ];
  });
}

function checkIds({ lots, requirements, criteria, items }: ProjectDraftData): Refusal[] {
  const lotIds = new Set(lots.map(({ id }) => id));
  return [
    ...duplicates(lots, 'lots', 'lot-id-duplicated'),
    ...duplicates(requirements, 'requirements', 'requirement-id-duplicated'),
    ...duplicates(criteria, 'criteria', 'criterion-id-duplicated'),
    ...duplicates(items, 'items', 'item-id-duplicated'),
    ...requirements.flatMap((part, at) => unknownLots(part.lotIds ?? [], lotIds, `requirements[${at}].lotIds`)),
    ...criteria.flatMap((part, at) => unknownLots(part.lotIds ?? [], lotIds, `criteria[${at}].lotIds`)),
    ...items.flatMap(({ lotId }, at) => unknownLots(lotId === undefined ? [] : [lotId], lotIds, `items[${at}].lotId`)),
  ];
}

function duplicates(parts: readonly { readonly id: string }[], field: string, code: string): Refusal[] {
  const seen = new Set<string>();
  return parts.flatMap(({ id }, at) => {
    if (!seen.has(id)) {
      seen.add(id);
      return id === ''
        ? [invalidField(`${field}[${at}].id`, 'id-missing', { zh: '编号不能为空', en: 'the id is missing' })]
        : [];
    }
    return [
      invalidField(`${field}[${at}].id`, code, { zh: `编号 ${id} 重复`, en: `the id ${id} is used twice` }, { id }),
    ];
  });
}

function unknownLots(ids: readonly string[], lots: ReadonlySet<string>, field: string): Refusal[] {
  return ids
    .filter((id) => !lots.has(id))
    .map((id) => invalidField(field, 'lot-unknown', { zh: `没有标段 ${id}`, en: `there is no lot ${id}` }, { id }));
}

/** ANN-08: each restrictive condition has a reason (Tendering and Bidding Law art. 18; Implementing Regulations art. 32). */
function checkExceptions({ requirements, criteria, exceptionReasons }: ProjectDraftData): Refusal[] {
  const reasoned = new Set(exceptionReasons.filter(({ reason }) => !isBlank(reason)).map(({ of }) => of));
  const restrictive = [
    ...requirements.map((part, at) => ({ ...part, field: `requirements[${at}].restricts` })),
    ...criteria.map((part, at) => ({ ...part, field: `criteria[${at}].restricts` })),
  ];
  return restrictive
    .filter(({ id, restricts }) => restricts !== undefined && !reasoned.has(id))
    .map(({ id, field }) =>
      ruleBroken(
        'ANN-08',
        'restriction-without-reason',
        { zh: `条件 ${id} 可能限制或排斥投标人，应说明理由`, en: `${id} may shut out bidders and gives no reason` },
        { field, params: { id } },
      ),
    );
}
