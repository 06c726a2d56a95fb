import { type Records, type Shown } from '../log/records';

/** A draw of a lot's committee with all that the log holds of it. */
export interface Round {
  readonly lot: string;
  readonly number: number;
  readonly committed: readonly Shown<'evaluation.draw-committed.v1'>[];
  readonly requested?: Shown<'evaluation.draw-requested.v1'>;
  readonly anchored?: Shown<'ledger.draw-anchored.v1'>;
  readonly revealed: readonly Shown<'evaluation.draw-revealed.v1'>[];
  readonly drawn?: Shown<'evaluation.committee-drawn.v1'>;
  readonly voided?: Shown<'evaluation.draw-voided.v1'>;
}

/** Every draw of a lot, by number. */
export function roundsOf(records: Records, lot: string): Map<number, Round> {
  const committed = records.ofLot('evaluation.draw-committed.v1', lot);
  const requested = records.ofLot('evaluation.draw-requested.v1', lot);
  const anchored = records.ofLot('ledger.draw-anchored.v1', lot);
  const revealed = records.ofLot('evaluation.draw-revealed.v1', lot);
  const drawn = records.ofLot('evaluation.committee-drawn.v1', lot);
  const voided = records.ofLot('evaluation.draw-voided.v1', lot);
  const numbers = [...committed, ...requested, ...anchored, ...revealed, ...drawn, ...voided].map(
    ({ payload }) => payload.number ?? 0,
  );
  return new Map(
    [...new Set(numbers)]
      .sort((a, b) => a - b)
      .map((number) => {
        const ofRound = <Item extends { readonly payload: { readonly number?: number } }>(
          items: readonly Item[],
        ): Item[] => items.filter(({ payload }) => (payload.number ?? 0) === number);
        const one = <Name extends string, Item extends { readonly payload: { readonly number?: number } }>(
          name: Name,
          items: readonly Item[],
        ) => {
          const [first] = ofRound(items);
          return (first ? { [name]: first } : {}) as { readonly [Key in Name]?: Item };
        };
        const round: Round = {
          lot,
          number,
          committed: ofRound(committed),
          ...one('requested', requested),
          ...one('anchored', anchored),
          revealed: ofRound(revealed),
          ...one('drawn', drawn),
          ...one('voided', voided),
        };
        return [number, round];
      }),
  );
}
