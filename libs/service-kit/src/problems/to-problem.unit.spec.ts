import { describe, expect, it } from '@jest/globals';
import { KeysUnavailableError } from '@mingtang/identity';
import { type Refusal, RefusedError, ruleBroken, RULES } from '@mingtang/procedure/rules';
import { NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { plainToInstance, Type } from 'class-transformer';
import { writeFile } from 'node:fs/promises';
import { IsInt, IsString, ValidateNested, validateSync } from 'class-validator';
import { UnauthenticatedError } from '../access/unauthenticated';
import { InvalidRequestError, toProblem } from './to-problem';

const problemOf = (error: unknown) => toProblem(error, '/bids', 'zh');
const refusal = (kind: Refusal['kind'], code: string): Refusal => ({ kind, code, message: { zh: '不行', en: 'no' } });

class Lot {
  @IsString()
  id: string;
}

class Draft {
  @IsInt()
  count: number;

  @ValidateNested({ each: true })
  @Type(() => Lot)
  lots: Lot[];
}

describe('problem details (RFC 9457)', () => {
  it('say a broken rule with its legal source, numbers, and text in the language asked', () => {
    const late = ruleBroken(
      'BID-02',
      'period-over',
      { zh: '投标截止时间已到', en: 'the deadline has come' },
      { params: { now: 1 } },
    );
    expect(toProblem(new RefusedError([late]), '/bids', 'en')).toEqual({
      type: 'urn:mingtang:problem:period-over',
      title: 'Against the rules',
      status: 422,
      detail: 'the deadline has come',
      instance: '/bids',
      code: 'period-over',
      rule: 'BID-02',
      source: RULES['BID-02'].source,
      params: { now: 1 },
      message: { zh: '投标截止时间已到', en: 'the deadline has come' },
    });
    expect(problemOf(new RefusedError([late]))).toMatchObject({ title: '不符合规则', detail: '投标截止时间已到' });
  });

  it.each<[Refusal['kind'], number]>([
    ['invalid', 400],
    ['forbidden', 403],
    ['not-found', 404],
    ['conflict', 409],
    ['rule', 422],
  ])('give a refusal of kind %s the status %i', (kind, status) => {
    expect(problemOf(new RefusedError([refusal(kind, 'x-y')]))).toMatchObject({ status, code: 'x-y' });
  });

  it('list every refusal; who may not act at all is told that first', () => {
    const refusals = [refusal('rule', 'a'), refusal('conflict', 'b'), refusal('forbidden', 'c')];
    const problem = problemOf(new RefusedError(refusals));
    expect(problem).toMatchObject({ status: 403, code: 'c' });
    expect(problem.errors?.map(({ code }) => code)).toEqual(['a', 'b', 'c']);
  });

  it('name each wrong field by its path', () => {
    const errors = validateSync(plainToInstance(Draft, { count: 'x', lots: [{ id: '1' }, { id: 2 }] }));
    const problem = problemOf(new InvalidRequestError(errors));
    expect(problem).toMatchObject({ status: 400, code: 'request-invalid', field: 'count' });
    expect(problem.errors?.map(({ code, field }) => [code, field])).toEqual([
      ['is-int', 'count'],
      ['is-string', 'lots[1].id'],
    ]);
  });

  it.each<[string, unknown, number, string]>([
    ['no token', new UnauthenticatedError('token-missing', 'an access token is needed'), 401, 'token-missing'],
    ['a lost database', Object.assign(new Error('x'), { code: '57P01' }), 503, 'temporarily-unavailable'],
    ['a full disk of the database', Object.assign(new Error('x'), { code: '53100' }), 503, 'storage-full'],
    ['a refused connection', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 503, 'temporarily-unavailable'],
    ['keys that cannot be had', new KeysUnavailableError({ cause: new Error('x') }), 503, 'temporarily-unavailable'],
    ['a service that is not available', new ServiceUnavailableException(), 503, 'temporarily-unavailable'],
    ['an unknown path', new NotFoundException('Cannot GET /x'), 404, 'not-found'],
    ['a body too large', Object.assign(new Error('too large'), { status: 413 }), 413, 'too-large'],
    ['a NUL character', Object.assign(new Error('x'), { code: '22021' }), 400, 'request-malformed'],
    ['a wrong query', Object.assign(new Error('x'), { code: '42703' }), 500, 'internal-error'],
    ['a bug', new TypeError('secret detail'), 500, 'internal-error'],
    ['a status that is none', Object.assign(new Error('x'), { status: 200 }), 500, 'internal-error'],
    ['nothing at all', undefined, 500, 'internal-error'],
  ])('say %s', (_, error, status, code) => {
    expect(problemOf(error)).toMatchObject({ status, code });
  });

  it('tell nothing of a bug', () => {
    expect(JSON.stringify(problemOf(new TypeError('secret detail')))).not.toContain('secret');
  });
});

it('says that there is no room where a file system has none, and that nothing was changed', async () => {
  const full = await writeFile('/dev/full', 'x').catch((error: unknown) => error);
  expect(toProblem(new Error('while storing', { cause: full }), '/documents', 'en')).toMatchObject({
    status: 503,
    code: 'storage-full',
    detail: expect.stringContaining('nothing was changed') as unknown,
  });
});
