import { describe, expect, it } from '@jest/globals';
import { type EventData, type EventType } from '@mingtang/contracts';
import { addMilliseconds } from '@mingtang/procedure/time';
import { custodians, tender } from '../fixtures/cast';
import { Records } from '../log/records';
import { tenderOf } from './tender';

const ID = '00000000-0000-4000-8000-000000000001';
const NOTICE = '00000000-0000-4000-8000-000000000002';

async function logged(isVoid: boolean) {
  const first = tender(ID, await custodians(2));
  const submissionDeadline = addMilliseconds(first.timetable.submissionDeadline, 86_400_000);
  const changed = { ...first, revision: 2, timetable: { ...first.timetable, submissionDeadline } };
  const records = new Records();
  let index = 0;
  const add = <Type extends EventType>(type: Type, payload: EventData<Type>): void => {
    index += 1;
    records.add({
      type,
      event: `event-${index}`,
      time: first.publishedAt,
      actorRole: 'tenderer',
      index,
      payload,
      digest: '',
    });
  };
  add('announcement.project-published.v1', { project: ID, published: first });
  const said = { project: ID, notice: NOTICE, changedAt: first.publishedAt, reason: '更正', affectsBids: true };
  add('announcement.project-changed.v1', { ...said, changedFields: ['timetable'], published: changed });
  const reason = { zh: '投标截止在先', en: 'the deadline came before it' };
  if (isVoid)
    add('announcement.change-voided.v1', {
      project: ID,
      notice: NOTICE,
      voidedAt: first.publishedAt,
      reason,
      published: first,
    });
  return { first, changed, known: tenderOf(records) };
}

describe('the tender by which a bundle is judged', () => {
  it('is as its last notice has it', async () => {
    const { changed, known } = await logged(false);
    expect(known?.published).toEqual(changed);
    expect(known?.deadline).toBe(changed.timetable.submissionDeadline);
  });

  it('is as the notice before a change that is void has it; that notice is still one of the tender (ANN-06)', async () => {
    const { first, known } = await logged(true);
    expect(known?.published).toEqual(first);
    expect(known?.deadline).toBe(first.timetable.submissionDeadline);
    expect(known?.revisions.map(({ change }) => change?.isVoid)).toEqual([undefined, true]);
  });
});
