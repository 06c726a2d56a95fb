import { mayDecideUpheld } from '@mingtang/procedure';
import { type Records, type Shown } from '../log/records';
import { type Fail } from './fail';

type Candidates = Shown<'disclosure.candidates-published.v1'>['payload']['candidates'];

/** What upheld objections leave to be awarded, by the records before an entry. */
export interface UpheldStanding {
  readonly undecidedObjections: number;
  /** Places of candidates that may not win any more. */
  readonly excluded: readonly number[];
  /** A decision before lets the lot fail. */
  readonly failed: boolean;
}

export function upheldBefore(records: Records, lot: string, candidates: Candidates, index: number): UpheldStanding {
  const upheld = records
    .ofLot('disclosure.objection-answered.v1', lot)
    .filter((one) => one.index < index && one.payload.upheld);
  const decisions = records.ofLot('disclosure.objection-decided.v1', lot).filter((one) => one.index < index);
  const bids = new Set(decisions.flatMap(({ payload }) => payload.excluded));
  return {
    undecidedObjections: upheld.filter(
      ({ payload: { objection } }) => !decisions.some(({ payload }) => payload.objection === objection),
    ).length,
    excluded: candidates.filter(({ bid }) => bids.has(bid)).map(({ rank }) => rank),
    failed: decisions.some(({ payload }) => payload.outcome === 'fails'),
  };
}

/** DIS-02, DIS-03: that each decision is on an objection upheld before it, one on each, and excludes candidates alone. */
export function checkUpheld(records: Records, lot: string, candidates: Candidates, fail: Fail): void {
  const decisions = records.ofLot('disclosure.objection-decided.v1', lot);
  decisions.forEach(({ payload, index }, at) => {
    const { objection, outcome, excluded } = payload;
    const before = decisions.slice(0, at);
    const answer = records
      .ofLot('disclosure.objection-answered.v1', lot)
      .find((one) => one.index < index && one.payload.objection === objection);
    const decision = mayDecideUpheld({
      upheld: answer?.payload.upheld ?? null,
      decided: before.some((one) => one.payload.objection === objection),
      outcome,
      excluded: excluded.map((bid) => candidates.find((one) => one.bid === bid)?.rank ?? 0),
      excludedBefore: upheldBefore(records, lot, candidates, index).excluded,
      candidates: candidates.length,
    });
    if (!decision.ok)
      for (const { message } of decision.refusals)
        fail(`对异议 ${objection} 的决定：${message.zh}`, `the decision on objection ${objection}: ${message.en}`);
  });
}
