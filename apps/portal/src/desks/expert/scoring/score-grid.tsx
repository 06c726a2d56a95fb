import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../../parts/values';
import { type BidToEvaluate, type LotToEvaluate } from '../room/lot-to-evaluate';
import { Given } from '../../../parts/given';
import { isOutOfBounds, pricesScored, scored, type ScoreDraft, scoreIn, withScore } from './score-draft';
import { useNamedWords } from '../../../parts/named-words';

/** One field for each bid and criterion; arrow keys and Enter go from one to the next, also across its edges. */
export function ScoreGrid({
  lot,
  bids,
  bid,
  onBid,
  draft,
  change,
}: {
  readonly lot: LotToEvaluate;
  readonly bids: readonly BidToEvaluate[];
  readonly bid: string;
  readonly onBid: (bid: string) => void;
  readonly draft: ScoreDraft;
  readonly change: (next: (draft: ScoreDraft) => ScoreDraft) => void;
}) {
  const { t } = useTranslation('expert');
  const words = useNamedWords();
  const grid = useRef<HTMLTableElement>(null);
  const criteria = scored(lot.criteria);
  const price = lot.criteria.find(({ kind }) => kind === 'price');
  const prices = price && lot.method.kind === 'composite' ? pricesScored(bids, price, lot.method) : undefined;
  const goTo = (row: number, column: number) => {
    const field = grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row}/${column}"]`);
    field?.focus();
    field?.select();
  };
  const steer = (event: KeyboardEvent<HTMLInputElement>, row: number, column: number) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const all = selectionStart === 0 && selectionEnd === value.length;
    const to = { ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], Enter: after(row, column) }[event.key];
    const sideways =
      event.key === 'ArrowLeft' && (all || selectionEnd === 0)
        ? [row, column - 1]
        : event.key === 'ArrowRight' && (all || selectionStart === value.length)
          ? [row, column + 1]
          : undefined;
    const [toRow, toColumn] = to ?? sideways ?? [];
    if (toRow === undefined || toColumn === undefined) return;
    event.preventDefault();
    goTo(toRow, toColumn);
  };
  const after = (row: number, column: number) => (column + 1 < criteria.length ? [row, column + 1] : [row + 1, 0]);
  return (
    <div className="scroll-x">
      <table className="plain-table score-grid" ref={grid}>
        <caption className="unseen">{t('score.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('score.bid', words)}</th>
            {price && (
              <th scope="col">
                <Given>{price.title}</Given>
                <small>{t('score.weight', { weight: price.weight })}</small>
              </th>
            )}
            {criteria.map(({ id, title, minimum, maximum, weight }) => (
              <th key={id} scope="col">
                <Given>{title}</Given>
                <small>{t('score.bounds', { minimum, maximum })}</small>
                <small>{t('score.weight', { weight })}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bids.map((one, row) => (
            <tr key={one.bid} data-current={one.bid === bid}>
              <th scope="row">
                <Given>{one.bidder.name}</Given>
              </th>
              {price && (
                <td>
                  {one.price ? (
                    <>
                      <strong>{prices?.scores[row]}</strong>
                      <small>
                        <Money of={one.price} />
                      </small>
                    </>
                  ) : (
                    <small>{t('score.priceLater')}</small>
                  )}
                </td>
              )}
              {criteria.map((criterion, column) => {
                const score = scoreIn(draft, one.bid, criterion.id);
                const wrong = isOutOfBounds(score, criterion, lot);
                const { minimum, maximum } = criterion;
                return (
                  <td key={criterion.id}>
                    <input
                      data-cell={`${row}/${column}`}
                      inputMode="decimal"
                      autoComplete="off"
                      aria-label={t('score.cell', { bidder: one.bidder.name, criterion: criterion.title })}
                      aria-invalid={wrong}
                      aria-description={t('score.bounds', { minimum, maximum })}
                      value={score}
                      onFocus={() => onBid(one.bid)}
                      onKeyDown={(event) => steer(event, row, column)}
                      onChange={({ target }) =>
                        change((before) => withScore(before, one.bid, criterion.id, target.value))
                      }
                    />
                    {wrong && <small className="wrong">{t('score.bounds', { minimum, maximum })}</small>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
