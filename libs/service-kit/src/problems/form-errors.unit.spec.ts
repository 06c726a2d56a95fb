import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { type ProblemItem } from '@mingtang/contracts';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Matches,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
  validateSync,
} from 'class-validator';
import { InvalidRequestError, toProblem } from './to-problem';

class Formula {
  @IsString()
  @MaxLength(16)
  factor: string;
}

class Form {
  @IsString()
  @MinLength(1)
  @MaxLength(5)
  title = 'ok';

  @IsInt()
  @Min(1)
  count = 1;

  @IsIn(['works', 'goods'])
  kind = 'works';

  @Matches(/^[a-f]+$/)
  hex = 'a';

  @IsArray()
  @ArrayMaxSize(2)
  @MaxLength(2, { each: true })
  places: string[] = [];

  @ValidateNested()
  @Type(() => Formula)
  price: unknown = { factor: '1' };
}

function problemOf(given: object) {
  const errors = validateSync(plainToInstance(Form, { ...new Form(), ...given }), {
    whitelist: true,
    forbidNonWhitelisted: true,
  });
  return toProblem(new InvalidRequestError(errors), '/', 'zh');
}

const itemsOf = (given: object) =>
  (problemOf(given).errors ?? []).map(({ code, message }: ProblemItem) => [code, message.zh, message.en]);

describe('what is wrong with the form of a request', () => {
  it.each<[object, string, string, string]>([
    [{ price: {} }, 'missing', 'price.factor 未填写', 'price.factor is missing'],
    [{ title: null }, 'missing', 'title 未填写', 'title is missing'],
    [{ title: 7 }, 'is-string', 'title 应为文本', 'title is to be text'],
    [{ title: '' }, 'min-length', 'title 不能为空', 'title may not be empty'],
    [
      { title: '一二三四五六' },
      'max-length',
      'title 最多 5 个字符，现有 6 个',
      'title has at most 5 characters, not 6',
    ],
    [{ count: 'x' }, 'is-int', 'count 应为整数', 'count is to be a whole number'],
    [{ count: 0 }, 'min', 'count 不得小于 1', 'count is at least 1'],
    [{ kind: 'toys' }, 'is-in', 'kind 应为以下之一：works、goods', 'kind is to be one of works, goods'],
    [{ hex: 'x' }, 'matches', 'hex 格式应符合 /^[a-f]+$/', 'hex is to match /^[a-f]+$/'],
    [
      { places: ['a', 'b', 'c'] },
      'array-max-size',
      'places 最多 2 项，现有 3 项',
      'places has at most 2 entries, not 3',
    ],
    [
      { places: ['abc'] },
      'max-length',
      'places 的每一项最多 2 个字符',
      'places in each entry has at most 2 characters',
    ],
    [
      { price: 'x' },
      'nested-validation',
      'price 应为对象（或对象的列表）',
      'price is to be an object, or a list of objects',
    ],
    [{ extra: 1 }, 'whitelist-validation', 'extra 不是本请求的字段', 'extra is no field of this request'],
  ])('of %j is the one true reason, in both languages', (given, code, zh, en) => {
    expect(itemsOf(given)).toEqual([[code, zh, en]]);
  });

  it('is told in the language asked, the first three reasons in one sentence', () => {
    const { detail, field } = problemOf({ title: 7, count: 0, kind: 'x', hex: 'y' });
    expect(field).toBe('title');
    expect(detail).toBe('title 应为文本；count 不得小于 1；kind 应为以下之一：works、goods；另有 1 处');
  });
});
