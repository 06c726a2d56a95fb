import { type BilingualText, type ProblemItem } from '@mingtang/contracts';
import { type Refusal } from '@mingtang/procedure/rules';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { type SaysWhy } from '../fields/text-fields';

/** What a constraint of a field was given, and what stands in the field. */
interface Failed {
  readonly args: readonly unknown[];
  readonly value: unknown;
}

/** Says a kind of constraint after the field's name: `draft.title` + `最多 500 个字符，现有 612 个`. */
type Sentence = (failed: Failed) => BilingualText;

/** What a value is not, whatever else it would have to be: nothing more is said of such a value. */
const OF_TYPE: Readonly<Record<string, Sentence>> = {
  isString: () => ({ zh: '应为文本', en: 'is to be text' }),
  isBoolean: () => ({ zh: '应为 true 或 false', en: 'is to be true or false' }),
  isInt: () => ({ zh: '应为整数', en: 'is to be a whole number' }),
  isNumber: () => ({ zh: '应为数字', en: 'is to be a number' }),
  isArray: () => ({ zh: '应为列表', en: 'is to be a list' }),
  isObject: () => ({ zh: '应为对象', en: 'is to be an object' }),
  nestedValidation: () => ({ zh: '应为对象（或对象的列表）', en: 'is to be an object, or a list of objects' }),
};

const OF_CONTENT: Readonly<Record<string, Sentence>> = {
  isDefined: () => MISSING,
  equals: ({ args: [one] }) => ({ zh: `应为 ${said(one)}`, en: `is to be ${said(one)}` }),
  isIn: ({ args: [all] }) => {
    const choices = Array.isArray(all) ? all.map(said) : [];
    return { zh: `应为以下之一：${choices.join('、')}`, en: `is to be one of ${choices.join(', ')}` };
  },
  isUuid: () => ({ zh: '应为 UUID', en: 'is to be a UUID' }),
  isUrl: () => ({ zh: '应为以 http:// 或 https:// 开头的网址', en: 'is to be a web address with http:// or https://' }),
  isEmail: () => ({ zh: '应为电子邮箱地址', en: 'is to be an e-mail address' }),
  isBase64: () => ({ zh: '应为 base64 文本', en: 'is to be base64' }),
  isInstant: () => ({
    zh: '应为 2000 至 2999 年间带时区的 ISO 8601 时间，如 2026-11-24T16:00:00+08:00',
    en: 'is to be an ISO 8601 instant of this millennium with Z or an offset, such as 2026-11-24T16:00:00+08:00',
  }),
  isDateString: () => ({ zh: '应为 ISO 8601 日期，如 2026-11-24', en: 'is to be an ISO 8601 date such as 2026-11-24' }),
  minLength: ({ args: [least], value }) =>
    value === '' || least === 1
      ? { zh: '不能为空', en: 'may not be empty' }
      : {
          zh: `至少 ${said(least)} 个字符${sizeOf(value, ['，现有 ', ' 个'])}`,
          en: `has at least ${said(least)} characters${sizeOf(value, [', not ', ''])}`,
        },
  maxLength: ({ args: [most], value }) => ({
    zh: `最多 ${said(most)} 个字符${sizeOf(value, ['，现有 ', ' 个'])}`,
    en: `has at most ${said(most)} characters${sizeOf(value, [', not ', ''])}`,
  }),
  arrayMinSize: ({ args: [least], value }) => ({
    zh: `至少 ${said(least)} 项${sizeOf(value, ['，现有 ', ' 项'])}`,
    en: `has at least ${said(least)} entries${sizeOf(value, [', not ', ''])}`,
  }),
  arrayMaxSize: ({ args: [most], value }) => ({
    zh: `最多 ${said(most)} 项${sizeOf(value, ['，现有 ', ' 项'])}`,
    en: `has at most ${said(most)} entries${sizeOf(value, [', not ', ''])}`,
  }),
  arrayUnique: () => ({ zh: '各项不得重复', en: 'may not name anything twice' }),
  min: ({ args: [least] }) => ({ zh: `不得小于 ${said(least)}`, en: `is at least ${said(least)}` }),
  max: ({ args: [most] }) => ({ zh: `不得大于 ${said(most)}`, en: `is at most ${said(most)}` }),
  matches: ({ args: [pattern] }) => ({ zh: `格式应符合 ${said(pattern)}`, en: `is to match ${said(pattern)}` }),
  whitelistValidation: () => ({ zh: '不是本请求的字段', en: 'is no field of this request' }),
};

const MISSING: BilingualText = { zh: '未填写', en: 'is missing' };

/** Kinds of constraints that have words of their own here. */
export const SPOKEN_KINDS: readonly string[] = [...Object.keys(OF_TYPE), ...Object.keys(OF_CONTENT)];

/**
 * What is wrong with a request's form, a problem item for each reason, with the path of its field. Only true reasons: of a field that is
 * missing nothing else is said, and of a value of another type no length or pattern.
 */
export function formErrors(
  errors: readonly ValidationError[],
  itemOf: (refusal: Refusal) => ProblemItem,
): ProblemItem[] {
  return errors.flatMap((error) => itemsOf(error, '', itemOf));
}

function itemsOf(error: ValidationError, path: string, itemOf: (refusal: Refusal) => ProblemItem): ProblemItem[] {
  const { property, constraints = {}, children = [], contexts, value } = error;
  const field = /^\d+$/.test(property) ? `${path}[${property}]` : path ? `${path}.${property}` : property;
  const item = (code: string, { zh, en }: BilingualText): ProblemItem => ({
    code,
    field,
    message: { zh: `${field} ${zh}`, en: `${field} ${en}` },
  });
  return [
    ...reasonsOf(Object.keys(constraints), value).flatMap((kind) => {
      if (kind === 'missing') return [item('missing', MISSING)];
      const { refusalsOf } = (contexts?.[kind] ?? {}) as Partial<SaysWhy>;
      if (refusalsOf) return refusalsOf(value, field).map(itemOf);
      return [item(kebab(kind), sentenceOf(error, kind))];
    }),
    ...children.flatMap((child) => itemsOf(child, field, itemOf)),
  ];
}

/** The kinds of constraints that are true reasons, of all that failed. */
function reasonsOf(kinds: readonly string[], value: unknown): readonly string[] {
  if (kinds.length === 0 || kinds.includes('whitelistValidation')) return kinds;
  if (value === undefined || value === null) return ['missing'];
  const type = kinds.find((kind) => kind in OF_TYPE);
  return type === undefined ? kinds : [type];
}

function sentenceOf({ target, property, value, constraints }: ValidationError, kind: string): BilingualText {
  const sentence = OF_TYPE[kind] ?? OF_CONTENT[kind];
  if (!sentence)
    return { zh: `不符合要求（${kebab(kind)}）`, en: `is not as it is to be: ${constraints?.[kind] ?? kind}` };
  const given = target && constraintOf(target, property, kind);
  const each = given?.each === true;
  const { zh, en } = sentence({ args: (given?.constraints ?? []) as unknown[], value: each ? undefined : value });
  return each && kind !== 'nestedValidation' ? { zh: `的每一项${zh}`, en: `in each entry ${en}` } : { zh, en };
}

/** The constraint as its decorator stated it. */
function constraintOf(target: object, property: string, kind: string) {
  return getMetadataStorage()
    .getTargetValidationMetadatas(target.constructor, '', true, false)
    .find(({ propertyName, name, type }) => propertyName === property && (name ?? type) === kind);
}

/** How long a text or a list is, between two words; nothing of what has no length. */
function sizeOf(value: unknown, [before, behind]: readonly [string, string]): string {
  if (typeof value !== 'string' && !Array.isArray(value)) return '';
  return `${before}${value.length}${behind}`;
}

function said(value: unknown): string {
  return value instanceof RegExp ? String(value) : typeof value === 'string' ? value : JSON.stringify(value);
}

const kebab = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
