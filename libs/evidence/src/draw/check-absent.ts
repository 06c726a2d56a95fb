import { canonicalJson } from '@mingtang/transparency';
import { type Records } from '../log/records';
import { type Verification } from '../verification';
import { type Fail, type OfDraws } from './of-draws';
import { type Round } from './rounds';

/** Whoever of the custodians takes no part is named in the request; how long the draw waited for it is left to the reader. */
export function checkAbsent(
  found: Verification,
  { lot, number, requested }: Pick<Round, 'lot' | 'number' | 'requested'>,
  { tender, records }: Pick<OfDraws, 'tender' | 'records'>,
  fail: Fail,
): void {
  if (!requested) return;
  const { commitments, absent, requestedAt } = requested.payload;
  const expected = tender.published.custody.custodians
    .map(({ id }) => id)
    .filter((id) => !commitments.some(({ custodian }) => custodian === id))
    .sort();
  if (canonicalJson(absent) !== canonicalJson(expected))
    fail(
      `的请求称未承诺的保管人为 ${absent.join('、') || '—'}，实为 ${expected.join('、') || '—'}`,
      `says in its request that ${absent.join(', ') || 'nobody'} is absent, in truth ${expected.join(', ') || 'nobody'}`,
    );
  if (expected.length === 0) return;
  const since = openedAt(records, lot, requested.index);
  const seconds = since === undefined ? '—' : Math.floor((Date.parse(requestedAt) - Date.parse(since)) / 1_000);
  found.remark(
    'draws-fair',
    `标段 ${lot} 第${number}轮抽取等待 ${seconds} 秒后，在 ${expected.join('、')} 未承诺的情况下进行`,
    `draw ${number} of lot ${lot} went ahead without ${expected.join(', ')}, ${seconds} s after it opened`,
  );
}

/** Since when custodians could commit: since the opening, or what made another draw needed. */
function openedAt(records: Records, lot: string, before: number): string | undefined {
  const causes = [
    ...records
      .ofLot('bidding.opening-completed.v1', lot)
      .map(({ index, payload }) => ({ index, at: payload.openedAt })),
    ...records
      .ofLot('evaluation.committee-drawn.v1', lot)
      .map(({ index, payload }) => ({ index, at: payload.drawnAt })),
    ...records.ofLot('evaluation.draw-voided.v1', lot).map(({ index, payload }) => ({ index, at: payload.voidedAt })),
    ...records
      .ofLot('evaluation.member-recused.v1', lot)
      .map(({ index, payload }) => ({ index, at: payload.recusedAt })),
  ];
  return causes
    .filter(({ index }) => index < before)
    .map(({ at }) => at)
    .sort()
    .at(-1);
}
