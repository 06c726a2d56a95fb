import { checkExclusions } from '@mingtang/procedure/disclosure';
import { type Records, type Shown } from '../log/records';
import { type Fail } from './fail';

type Candidates = Shown<'disclosure.candidates-published.v1'>['payload']['candidates'];

/** Places of the candidates that may not win any more, by the decisions on upheld objections before an entry. */
export function excludedBefore(
  records: Records,
  lot: string,
  candidates: Candidates,
  index: number,
): readonly number[] {
  const decisions = records.ofLot('disclosure.objection-decided.v1', lot).filter((one) => one.index < index);
  const bids = new Set(decisions.flatMap(({ payload }) => payload.excluded));
  return candidates.filter(({ bid }) => bids.has(bid)).map(({ rank }) => rank);
}

/** DIS-03: that each decision excludes candidates alone, as its outcome has it. That it is on an objection upheld before, the procedure says. */
export function checkUpheld(records: Records, lot: string, candidates: Candidates, fail: Fail): void {
  for (const { payload, index } of records.ofLot('disclosure.objection-decided.v1', lot)) {
    const { objection, outcome, excluded } = payload;
    const decision = checkExclusions({
      outcome,
      excluded: excluded.map((bid) => candidates.find((one) => one.bid === bid)?.rank ?? 0),
      excludedBefore: excludedBefore(records, lot, candidates, index),
      candidates: candidates.length,
    });
    if (!decision.ok)
      for (const { message } of decision.refusals)
        fail(`对异议 ${objection} 的决定：${message.zh}`, `the decision on objection ${objection}: ${message.en}`);
  }
}
