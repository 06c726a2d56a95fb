import { checkChange, checkEffect, checkTimetable } from '@mingtang/procedure/notice';
import { type Refusal } from '@mingtang/procedure/rules';
import { compareInstants, isBefore } from '@mingtang/procedure/time';
import { canonicalJson } from '@mingtang/transparency';
import { type Records } from '../log/records';
import { type Revision, type Tender } from '../tender/tender';
import { type Verification } from '../verification';

/** That the timetable was lawful as it was published and as it was changed, by the same functions as the platform uses. */
export function checkTimes(found: Verification, tender: Tender, records: Records): void {
  const [first, ...changes] = tender.revisions;
  if (!first) return;
  const tell = (of: string, refusals: readonly Refusal[]): void => {
    for (const { message, rule } of refusals)
      found.fail('timetable-kept', `${of}：${message.zh}（${rule ?? ''}）`, `${of}: ${message.en} (${rule ?? ''})`);
  };
  found.count('timetable-kept');
  tell(
    `v${first.published.revision}`,
    checkTimetable(first.published.timetable, first.at, tender.definition, tender.calendar),
  );
  checkLogged(found, first, records);
  changes.forEach((revision, at) => {
    const before = [first, ...changes][at] as Revision;
    const of = `v${revision.published.revision}`;
    found.count('timetable-kept');
    const effect = revision.change ?? { affectsBids: false, changedFields: [] };
    const timetable = before.published.timetable;
    const newDeadline = revision.published.timetable.submissionDeadline;
    const moved = compareInstants(newDeadline, timetable.submissionDeadline) !== 0;
    const lawful = checkChange(
      { now: revision.at, timetable, affectsBids: effect.affectsBids, ...(moved && { newDeadline }) },
      tender.definition,
      tender.calendar,
    );
    tell(of, lawful.ok ? [] : lawful.refusals);
    tell(of, checkEffect(effect, tender.definition));
    if (lawful.ok && canonicalJson(lawful.value.timetable) !== canonicalJson(revision.published.timetable))
      found.fail(
        'timetable-kept',
        `${of} 的时间安排与变更前后不符`,
        `the timetable of ${of} does not follow from the one before: expected ${canonicalJson(lawful.value.timetable)}`,
      );
    if (canonicalJson(before.published.calendar) !== canonicalJson(revision.published.calendar))
      found.fail('timetable-kept', `${of} 更换了日历`, `${of} goes by another calendar than before`);
    checkLogged(found, revision, records);
  });
}

/** A notice says when it was published; the event that tells of it comes then, not at some other time. */
function checkLogged(found: Verification, { event, at, published }: Revision, records: Records): void {
  const time = records.withEvent(event)?.time;
  if (time !== undefined && isBefore(time, at))
    found.fail(
      'timetable-kept',
      `v${published.revision} 称于 ${at} 发布，其事件却是 ${time}`,
      `v${published.revision} says it was published at ${at}, but its event is of ${time}`,
    );
}
