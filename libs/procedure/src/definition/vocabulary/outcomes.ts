import { type Bilingual } from '../../writing/text';

/** What an act that can end in more ways than one may end in; one that ends in one way only calls it `done`. */
export const OUTCOMES = {
  'too-few': { zh: '投标人数量不足', en: 'too few bids' },
  ranked: { zh: '有合格投标', en: 'bids are ranked' },
  'all-rejected': { zh: '否决所有投标', en: 'all bids are rejected' },
  replaced: { zh: '由候补人员替换', en: 'a substitute takes the seat' },
  filled: { zh: '席位全部抽满', en: 'every seat is taken' },
  vacant: { zh: '无候补人员，另行抽取', en: 'no substitute is left: drawn again' },
  upheld: { zh: '异议成立', en: 'upheld' },
  rejected: { zh: '异议不成立', en: 'rejected' },
  stands: { zh: '维持评标结果', en: 'the result stands' },
  excludes: { zh: '取消有关候选人资格', en: 'candidates are excluded' },
  fails: { zh: '招标失败', en: 'the tender fails' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** What an outcome is called; undefined for `done`, or where nobody named it yet. */
export function outcomeName(outcome: string): Bilingual | undefined {
  return Object.hasOwn(OUTCOMES, outcome) ? OUTCOMES[outcome as keyof typeof OUTCOMES] : undefined;
}
