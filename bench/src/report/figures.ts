/** What one way of doing the work came to in one round. */
export interface Round {
  /** Works done. */
  readonly done: number;
  readonly seconds: number;
  /** Of each work, ms; or the two quantiles where only those are known. */
  readonly latencies: readonly number[] | { readonly p50: number; readonly p99: number };
  /** Processor seconds that each process used meanwhile. */
  readonly processor: ReadonlyMap<string, number>;
}

export type Measured = Omit<Round, 'processor'>;

/** Does a round's work and sees what it costs in processor time. */
export async function costed<Result extends Measured>(
  work: () => Promise<Result>,
  used: () => ReadonlyMap<string, number>,
): Promise<Result & Round> {
  const before = used();
  const done = await work();
  const processor = new Map([...used()].map(([name, seconds]) => [name, seconds - (before.get(name) ?? 0)]));
  return { ...done, processor };
}

/** One way of doing the work over all rounds. */
export interface Figures {
  readonly name: string;
  /** Works a second: the median of the rounds. */
  readonly perSecond: number;
  readonly rounds: readonly number[];
  /** Of single works, ms. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of each process for one work, ms, the most first; of background work only what fell into the rounds. */
  readonly processor: readonly { readonly name: string; readonly ms: number }[];
}

/** Ways of doing the same work, measured in turn in one run; the first is what the others are compared with. */
export interface Comparison {
  readonly title: string;
  readonly unit: string;
  readonly figures: readonly (Figures & { /** Of the first way's works a second. */ readonly ratio: number })[];
}

export function compare(
  title: string,
  unit: string,
  ways: readonly { name: string; rounds: readonly Round[] }[],
): Comparison {
  const figures = ways.map(({ name, rounds }) => figuresOf(name, rounds));
  const base = figures[0]?.perSecond ?? Number.NaN;
  return { title, unit, figures: figures.map((way) => ({ ...way, ratio: rounded(way.perSecond / base, 3) })) };
}

/** The value below which that part of the values lies, by nearest rank. @throws {RangeError} of no values. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('no quantile of nothing');
  return value;
}

function figuresOf(name: string, rounds: readonly Round[]): Figures {
  const rates = rounds.map(({ done, seconds }) => rounded(done / seconds, 1));
  const at = (part: number, key: 'p50' | 'p99') => {
    const all = rounds.flatMap(({ latencies }) => (Array.isArray(latencies) ? (latencies as number[]) : []));
    if (all.length > 0) return rounded(quantile(all, part), 2);
    const known = rounds.flatMap(({ latencies }) => ('p50' in latencies ? [latencies[key]] : []));
    return rounded(quantile(known, 0.5), 2);
  };
  return {
    name,
    perSecond: quantile(rates, 0.5),
    rounds: rates,
    p50: at(0.5, 'p50'),
    p99: at(0.99, 'p99'),
    processor: costsOf(rounds),
  };
}

function costsOf(rounds: readonly Round[]): Figures['processor'] {
  const done = rounds.reduce((total, round) => total + round.done, 0);
  const names = new Set(rounds.flatMap(({ processor }) => [...processor.keys()]));
  return [...names]
    .map((name) => {
      const seconds = rounds.reduce((total, { processor }) => total + (processor.get(name) ?? 0), 0);
      return { name, ms: rounded((seconds * 1_000) / done, 2) };
    })
    .filter(({ ms }) => ms > 0)
    .sort((a, b) => b.ms - a.ms);
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
