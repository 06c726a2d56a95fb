import { compareDecimals, fractionDigits, isDecimal } from './decimal';
import { readsTwoWays } from './decimal-text';
import { type Bilingual } from '../writing/text';

/** How a number is named, and how long it may be. */
export interface DecimalLimits {
  /** What the number is, at the beginning of a sentence: `金额`, `an amount`. */
  readonly name: Bilingual;
  /** Most digits before the point. */
  readonly before: number;
  /** Most digits behind the point. */
  readonly behind: number;
  /** Whether it may be zero. */
  readonly zero: 'allowed' | 'refused';
}

/**
 * What is wrong with a number written by a person, the first true reason alone; undefined where nothing is. A number is written in
 * one way only, so that two texts are equal exactly when the numbers are written alike: no sign, exponent, grouping or leading zero.
 */
export function decimalFault(
  text: string,
  { name: { zh, en }, before, behind, zero }: DecimalLimits,
): Bilingual | undefined {
  if (text.trim() === '') return { zh: `${zh}未填写`, en: `${en} is missing` };
  if (readsTwoWays(text)) {
    const [grouped, fraction] = [text.replace(',', ''), text.replace(',', '.')];
    return {
      zh: `${zh} ${text} 有两种读法：${grouped} 或 ${fraction}，请写作不带逗号的十进制数`,
      en: `${en} of ${text} reads two ways, ${grouped} or ${fraction}: write it as a plain decimal without a comma`,
    };
  }
  if (!/^\d+(\.\d+)?$/.test(text))
    return {
      zh: `${zh}应写作十进制数，如 1234.5：只用数字和小数点，不用千位分隔符、正负号、指数和空格`,
      en: `${en} is written as a plain decimal such as 1234.5: digits and a point, no grouping, sign, exponent or space`,
    };
  if (/^0\d/.test(text))
    return {
      zh: `${zh}前面不写多余的 0：${withoutZeros(text)}`,
      en: `${en} has no leading zero: ${withoutZeros(text)}`,
    };
  const whole = text.split('.')[0]?.length ?? 0;
  if (whole > before)
    return {
      zh: `${zh}的整数部分最多 ${before} 位，现有 ${whole} 位`,
      en: `${en} has at most ${before} digits before the point, not ${whole}`,
    };
  const fraction = fractionDigits(text);
  if (fraction > behind)
    return {
      zh: behind === 0 ? `${zh}应为整数` : `${zh}的小数部分最多 ${behind} 位，现有 ${fraction} 位`,
      en:
        behind === 0
          ? `${en} is a whole number`
          : `${en} has at most ${behind} digits behind the point, not ${fraction}`,
    };
  if (zero === 'refused' && isDecimal(text) && compareDecimals(text, '0') === 0)
    return { zh: `${zh}应大于零`, en: `${en} is more than zero` };
  return undefined;
}

function withoutZeros(text: string): string {
  return text.replace(/^0+(?=\d)/, '').slice(0, 40);
}
