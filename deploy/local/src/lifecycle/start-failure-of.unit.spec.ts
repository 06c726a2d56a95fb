import { expect, it } from '@jest/globals';
import { StartFailure } from '@mingtang/backing-services';
import { startFailureOf } from './start-failure-of';

it.each([
  ['ENOSPC', /disk is full/],
  ['EACCES', /file and its folder yours/],
  ['EROFS', /read-only/],
  ['EMFILE', /ulimit/],
])('says what to do about %s', (code, remedy) => {
  const failure = startFailureOf(Object.assign(new Error(`${code}: write`), { code }));
  expect(failure).toBeInstanceOf(StartFailure);
  expect((failure as StartFailure).message).toContain(code);
  expect((failure as StartFailure).remedy).toMatch(remedy);
});

it('leaves a failure that has its remedy, and an error that has none, as they are', () => {
  const failure = new StartFailure('no Java', 'install it');
  const bug = new TypeError('undefined is not a function');
  expect(startFailureOf(failure)).toBe(failure);
  expect(startFailureOf(bug)).toBe(bug);
});
