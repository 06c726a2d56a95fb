import { expect, it } from '@jest/globals';
import { definitionOf } from '@mingtang/procedure/procedures';
import { positionsOf } from './positions';

it('says at which stage of its procedure each lot of a tender stands', () => {
  const positions = positionsOf(definitionOf('cn-open-tender@1'), [
    { lot: '1', stage: 'scoring' },
    { lot: '2', stage: 'failed' },
    { lot: '3', stage: 'scoring' },
  ]);
  expect([...positions]).toEqual([
    ['scoring', ['1', '3']],
    ['failed', ['2']],
  ]);
});
