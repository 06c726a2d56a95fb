import { accept, acceptUnless, type Decision, invalidField, refuse, type Refusal, ruleBroken } from '../rules/refusal';
import { type Exclusion } from './conflict';
import { isSeed, shuffle } from './shuffle';

/** An expert of the pool who may be drawn, with the categories (评标专业) in which that is so. */
export interface DrawCandidate {
  /** ASCII id. */
  readonly id: string;
  readonly categories: readonly string[];
}

export interface Seats {
  readonly category: string;
  readonly count: number;
}

/** From whom experts are drawn, and for which seats. */
export interface DrawList {
  readonly candidates: readonly DrawCandidate[];
  readonly exclusions: readonly Exclusion[];
  readonly seats: readonly Seats[];
}

export interface DrawRequest extends DrawList {
  /** 32 bytes in hex that nobody could know before the request was fixed. */
  readonly seed: string;
}

/** For each category its seats and the drawn order of everyone eligible: first come the members, then the reserves. */
export interface Draw {
  readonly orders: readonly { readonly category: string; readonly count: number; readonly order: readonly string[] }[];
  readonly excluded: readonly Exclusion[];
}

export interface SeatedMember {
  readonly id: string;
  readonly category: string;
}

/**
 * EVA-02: why a draw cannot be asked for, whatever its seed will be: the request is malformed, or a category has fewer experts than
 * seats. With experts of several categories an order may still run out, which the drawn orders alone can tell.
 */
export function checkDraw(list: DrawList): Refusal[] {
  const malformed = checkList(list);
  if (malformed.length > 0) return malformed;
  const eligible = eligibleOf(list);
  return list.seats.flatMap(({ category, count }) => {
    const available = eligible.filter(({ categories }) => categories.includes(category)).length;
    return available < count ? [poolExhausted(category, count, available)] : [];
  });
}

/**
 * EVA-02: draws experts at random from the pool by category (Tendering and Bidding Law art. 37; Implementing Regulations
 * art. 46). Each category is put in the order of {@link shuffle} with purpose `mingtang/expert-draw/v1/<category>`. Refused
 * where the request is malformed.
 */
export function drawMembers(request: DrawRequest): Decision<Draw> {
  const malformed = [...checkSeed(request), ...checkList(request)];
  if (malformed.length > 0) return refuse(...malformed);
  const eligible = eligibleOf(request);
  const orders = request.seats.map(({ category, count }) => {
    const ids = eligible.filter(({ categories }) => categories.includes(category)).map(({ id }) => id);
    return { category, count, order: shuffle(request.seed, `mingtang/expert-draw/v1/${category}`, ids) };
  });
  return accept({ orders, excluded: request.exclusions });
}

function eligibleOf({ candidates, exclusions }: DrawList): DrawCandidate[] {
  const excluded = new Set(exclusions.map(({ id }) => id));
  return candidates.filter(({ id }) => !excluded.has(id));
}

/**
 * Who sits, given who has been recused since: by category the first in the drawn order who is neither recused nor seated
 * already. A recused member is so replaced by the next drawn, and nobody else loses a seat (EVA-03).
 */
export function seatedMembers({ orders }: Draw, recused: readonly string[]): Decision<SeatedMember[]> {
  const taken = new Set(recused);
  const seated: SeatedMember[] = [];
  const refusals: Refusal[] = [];
  for (const { category, count, order } of orders) {
    const drawn = order.filter((id) => !taken.has(id)).slice(0, count);
    if (drawn.length < count) refusals.push(poolExhausted(category, count, drawn.length));
    for (const id of drawn) {
      taken.add(id);
      seated.push({ id, category });
    }
  }
  return acceptUnless(refusals, seated);
}

function poolExhausted(category: string, needed: number, available: number): Refusal {
  return ruleBroken(
    'EVA-02',
    'expert-pool-exhausted',
    {
      zh: `专业 ${category} 可抽取的专家不足：需要${needed}名，仅有${available}名`,
      en: `too few experts of category ${category}: ${needed} needed, ${available} there`,
    },
    { params: { category, needed, available } },
  );
}

function checkSeed({ seed }: DrawRequest): Refusal[] {
  if (isSeed(seed)) return [];
  return [
    invalidField('seed', 'draw-seed-malformed', {
      zh: '抽取种子应为64位小写十六进制数',
      en: 'a seed is 64 lower-case hex digits',
    }),
  ];
}

function checkList({ candidates, seats }: DrawList): Refusal[] {
  const refusals: Refusal[] = [];
  if (new Set(candidates.map(({ id }) => id)).size !== candidates.length)
    refusals.push(
      invalidField('candidates', 'draw-candidate-duplicated', {
        zh: '抽取名单中有重复的专家',
        en: 'an expert stands twice in the list to draw from',
      }),
    );
  if (new Set(seats.map(({ category }) => category)).size !== seats.length)
    refusals.push(
      invalidField('seats', 'draw-category-duplicated', { zh: '抽取专业重复', en: 'a category is asked for twice' }),
    );
  if (seats.some(({ count }) => !Number.isInteger(count) || count < 1))
    refusals.push(
      invalidField('seats', 'draw-seats-invalid', {
        zh: '每个专业的抽取人数应为正整数',
        en: 'each category has a positive whole number of seats',
      }),
    );
  return refusals;
}
