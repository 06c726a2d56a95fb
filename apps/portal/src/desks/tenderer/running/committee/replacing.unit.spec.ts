import { expect, it } from '@jest/globals';
import { definitionOf } from '@mingtang/procedure/procedures';
import { ownerMayReplace } from './replacing';

it('lets the owner replace members until the evaluation is complete, and from then on supervision only (EVA-03)', () => {
  const OPEN = definitionOf('cn-open-tender@1');
  const stages = OPEN.stages.filter((stage) => ownerMayReplace(OPEN, stage));
  expect(stages).toEqual(['committee', 'drawing', 'declaring', 'review', 'scoring']);
});

it('lets it do so in a consultation too', () => {
  expect(ownerMayReplace(definitionOf('gp-consultation@1'), 'consulting')).toBe(true);
});
