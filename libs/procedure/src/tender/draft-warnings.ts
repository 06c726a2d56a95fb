import { type ProcedureDefinition } from '../definition/definition';
import { addMoney, checkMoney, compareMoney, formatMoney, isWithinPercent, type Money } from '../money/money';
import { type Warning, warning } from '../rules/refusal';
import { plausibleWarnings } from './plausible-amount';
import { forLot, type ProjectDraftData } from './project-draft';

/** An estimate of more than so many per cent of what its lots come to lifts the cap of the bid security with it. */
const FAR_ABOVE_PERCENT = '1000';
/** Per lot: the cap of works, above which a security for anything else is worth a look. */
const USUAL_SECURITY: Money = { amount: '800000', currency: 'CNY' };

/** What is lawful in a draft and yet probably not meant: amounts that contradict each other or are out of measure, and a method that is none. */
export function draftWarnings(draft: ProjectDraftData, definition: ProcedureDefinition): Warning[] {
  if (!hasSoundAmounts(draft)) return [];
  return [
    ...(draft.estimate ? plausibleWarnings(draft.estimate, 'estimate', definition) : []),
    ...lotsAgainstProject(draft, definition),
    ...maximumAgainstLot(draft),
    ...estimateAgainstLots(draft, definition),
    ...securityWarnings(draft, definition),
    ...methodWarnings(draft, definition),
    ...scopeWarnings(draft, definition),
  ];
}

/** Only sound amounts of one currency can be compared; `checkDraft` says what is wrong with the others. */
function hasSoundAmounts({ currency, estimate, bidSecurity, lots }: ProjectDraftData): boolean {
  const amounts = [estimate, bidSecurity, ...lots.flatMap((lot) => [lot.estimate, lot.maximumPrice])];
  return amounts.every((money) => !money || (money.currency === currency && checkMoney(money, '').length === 0));
}

/** BID-01, ANN-10: the project's estimate is what its lots come to, and no maximum price goes beyond it. */
function lotsAgainstProject({ estimate, lots }: ProjectDraftData, { limits }: ProcedureDefinition): Warning[] {
  if (!estimate) return [];
  const whole = formatted(estimate);
  const estimates = sumOf(lots.map((lot) => lot.estimate));
  const warnings: Warning[] = [];
  if (estimates && compareMoney(estimates, estimate) > 0) {
    const sum = formatted(estimates);
    warnings.push(
      warning(
        limits.rules.bidSecurity,
        'lots-above-estimate',
        {
          zh: `各标段估算价合计 ${sum.zh}，超过项目估算价 ${whole.zh}`,
          en: `the lots are estimated at ${sum.en} together, above the project's estimate of ${whole.en}`,
        },
        { field: 'estimate' },
      ),
    );
  }
  const alone = lots.flatMap(({ maximumPrice }, at) =>
    maximumPrice && compareMoney(maximumPrice, estimate) > 0 ? [{ maximumPrice, at }] : [],
  );
  for (const { maximumPrice, at } of alone) {
    const maximum = formatted(maximumPrice);
    warnings.push(
      warning(
        'ANN-10',
        'maximum-above-estimate',
        {
          zh: `最高投标限价 ${maximum.zh} 超过项目估算价 ${whole.zh}`,
          en: `the maximum price of ${maximum.en} is above the project's estimate of ${whole.en}`,
        },
        { field: `lots[${at}].maximumPrice` },
      ),
    );
  }
  const maxima = sumOf(lots.map(({ maximumPrice }) => maximumPrice));
  if (alone.length === 0 && maxima && compareMoney(maxima, estimate) > 0) {
    const sum = formatted(maxima);
    warnings.push(
      warning(
        'ANN-10',
        'maxima-above-estimate',
        {
          zh: `各标段最高投标限价合计 ${sum.zh}，超过项目估算价 ${whole.zh}`,
          en: `the maximum prices of the lots come to ${sum.en}, above the project's estimate of ${whole.en}`,
        },
        { field: 'estimate' },
      ),
    );
  }
  return warnings;
}

/** ANN-10: a maximum price above what the lot is estimated at. */
function maximumAgainstLot({ lots }: ProjectDraftData): Warning[] {
  return lots.flatMap(({ estimate, maximumPrice }, at) => {
    if (!estimate || !maximumPrice || compareMoney(maximumPrice, estimate) <= 0) return [];
    const [maximum, estimated] = [formatted(maximumPrice), formatted(estimate)];
    return [
      warning(
        'ANN-10',
        'maximum-above-lot-estimate',
        {
          zh: `最高投标限价 ${maximum.zh} 超过标段估算价 ${estimated.zh}`,
          en: `the maximum price of ${maximum.en} is above the lot's estimate of ${estimated.en}`,
        },
        { field: `lots[${at}].maximumPrice` },
      ),
    ];
  });
}

/** BID-01: an estimate far above all that its lots come to, by which the bid security is measured. */
function estimateAgainstLots({ estimate, lots }: ProjectDraftData, { limits }: ProcedureDefinition): Warning[] {
  const figures = lots.map((lot) => lot.estimate ?? lot.maximumPrice);
  const known = figures.every((figure) => figure) ? sumOf(figures) : undefined;
  if (!estimate || !known || isWithinPercent(estimate, known, FAR_ABOVE_PERCENT)) return [];
  const [whole, sum] = [formatted(estimate), formatted(known)];
  return [
    warning(
      limits.rules.bidSecurity,
      'estimate-far-above-lots',
      {
        zh: `项目估算价 ${whole.zh} 远高于各标段合计 ${sum.zh}，投标保证金的上限也随之提高，请核对`,
        en: `the project's estimate of ${whole.en} is far above the ${sum.en} of its lots, and lifts the cap of the bid security: please look again`,
      },
      { field: 'estimate' },
    ),
  ];
}

/** BID-01: a security that the law caps only by the estimate, and that is large all the same. */
function securityWarnings(
  { bidSecurity, classification, lots }: ProjectDraftData,
  { limits }: ProcedureDefinition,
): Warning[] {
  if (!bidSecurity || bidSecurity.currency !== USUAL_SECURITY.currency || limits.bidSecurityMaxPerLot[classification])
    return [];
  const usual = sumOf(lots.map(() => USUAL_SECURITY));
  if (!usual || compareMoney(bidSecurity, usual) <= 0) return [];
  const bound = formatted(usual);
  return [
    warning(
      limits.rules.bidSecurity,
      'bid-security-unusual',
      {
        zh: `投标保证金超过每标段80万元（合计 ${bound.zh}），请核对估算价和保证金`,
        en: `the bid security is above 800,000 yuan for each lot (${bound.en} together): please look at it and at the estimate again`,
      },
      { field: 'bidSecurity' },
    ),
  ];
}

/** EVA-09: a composite method in which the price decides alone is the lowest price by another name. */
function methodWarnings(
  { evaluation, criteria, lots }: ProjectDraftData,
  { methods: { totalWeight } }: ProcedureDefinition,
): Warning[] {
  if (evaluation.kind !== 'composite') return [];
  const alone = lots.filter(({ id }) => {
    const [first, ...others] = forLot(criteria, id);
    return first?.kind === 'price' && first.weight === totalWeight && others.length === 0;
  });
  return alone.map(({ id }) =>
    warning(
      'EVA-09',
      'price-decides-alone',
      {
        zh: `标段 ${id} 采用综合评估法而价格权重为 ${totalWeight}%，实为只按价格评审；请核对评标办法`,
        en: `lot ${id} is scored by a composite method whose price weighs ${totalWeight} %: the price decides alone; please look at the method again`,
      },
      { field: 'criteria', params: { lot: id } },
    ),
  );
}

/** A project that state funds control and that is as large as those which must be tendered (必须招标的工程项目规定 art. 5), said not to be one. */
function scopeWarnings(
  { mandatory, stateFunded, classification, estimate }: ProjectDraftData,
  { limits, bindsOnly }: ProcedureDefinition,
): Warning[] {
  if (Object.keys(bindsOnly).length === 0) return [];
  const from: Money = { amount: limits.mandatoryFrom[classification], currency: 'CNY' };
  if (mandatory || !stateFunded || estimate?.currency !== from.currency || compareMoney(estimate, from) < 0) return [];
  const [zh, en] = [formatMoney(from, 'zh'), formatMoney(from, 'en')];
  return [
    {
      code: 'probably-mandatory',
      field: 'mandatory',
      message: {
        zh: `国有资金占控股或者主导地位的工程建设项目，此类采购估算价达到 ${zh} 的依法必须招标（必须招标的工程项目规定第五条），请核对`,
        en: `of construction projects that state funds control, such a purchase from ${en} on must be tendered (Order 16 of 2018 art. 5): please look again`,
      },
    },
  ];
}

function sumOf(amounts: readonly (Money | null | undefined)[]): Money | undefined {
  const [first, ...others] = amounts.flatMap((money) => money ?? []);
  return first && addMoney(first, ...others);
}

function formatted(money: Money): { readonly zh: string; readonly en: string } {
  return { zh: formatMoney(money, 'zh'), en: formatMoney(money, 'en') };
}
