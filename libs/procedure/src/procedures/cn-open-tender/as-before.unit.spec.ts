import { describe, expect, it } from '@jest/globals';
import { type Stage as StageBefore, STAGE_EVENTS, STAGES as STAGES_BEFORE, transition } from '../../stage';
import { type Stage, STAGE_NAMES } from '../../definition/vocabulary/stages';
import { stepsOf } from '../explore';
import { CN_OPEN_TENDER } from './v1';

/** Before, all of the evaluation was one stage. */
function before(stage: Stage): StageBefore {
  return STAGE_NAMES[stage].kind === 'evaluation' ? 'evaluation' : (stage as StageBefore);
}

const moves = (pairs: readonly (readonly [string, string])[]) =>
  [...new Set(pairs.filter(([from, to]) => from !== to).map(([from, to]) => `${from} > ${to}`))].sort();

describe('open tendering as data', () => {
  it('leads from stage to stage as the table before it did, but for what nothing ever brought about', () => {
    const now = moves(stepsOf(CN_OPEN_TENDER).map(({ from, to }) => [before(from), before(to)]));
    const then = moves(
      STAGES_BEFORE.flatMap((from) =>
        STAGE_EVENTS.flatMap((event) => {
          const to = transition(from, event);
          return to.ok ? [[from, to.value] as const] : [];
        }),
      ),
    );
    const never = ['awarded > candidates', 'awarded > failed', 'draft > cancelled', 'opening > failed'];
    expect(now).toEqual(then.filter((move) => !never.includes(move)));
  });
});
