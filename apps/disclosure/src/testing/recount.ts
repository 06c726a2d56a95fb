import { type Money } from '@mingtang/procedure/money';
import { type Client } from '@mingtang/testing';
import { type LotFactsDto } from '../register/lot-facts.dto';
import { type ProjectFactsDto } from '../register/project-facts.dto';
import { type ProjectLineDto } from '../register/search/project-line.dto';
import { type FiguresDto } from '../statistics/figures.dto';
import { type StatisticsDto } from '../statistics/statistics.dto';

type CountedLot = LotFactsDto & { readonly project: ProjectFactsDto };

/** Statistics made another way, as a reader could: from the public page of every project. */
export async function recount(anyone: Client, query: string): Promise<StatisticsDto> {
  const asked = new URLSearchParams(query);
  const pages = (await pagesOf(anyone)).filter((page) => isAsked(page, asked));
  const lots = pages.flatMap((project) => project.lots.map((lot): CountedLot => ({ ...lot, project })));
  const by = (key: (lot: CountedLot) => string) =>
    [...groupsOf(lots, key)].map(([value, some]) => ({ value, ...figures(some) }));
  const classes = ['works', 'goods', 'services'] as const;
  return {
    all: figures(lots),
    byClassification: by(({ project }) => project.notice.classification)
      .map(({ value, ...rest }) => ({ value: classes.find((name) => name === value) ?? 'works', ...rest }))
      .sort((a, b) => classes.indexOf(a.value) - classes.indexOf(b.value)),
    byRegion: by(({ project }) => project.notice.region).sort(
      (a, b) => b.volume.projects - a.volume.projects || a.value.localeCompare(b.value, 'en'),
    ),
    regionsLeftOut: 0,
    byMonth: by(({ project }) => legalMonth(project.notice.publishedAt)).sort((a, b) => a.value.localeCompare(b.value)),
    bidsPerLot: [...groupsOf(lots.filter(isCounted), (lot) => bidsOf(lot) ?? 0)]
      .map(([bids, some]) => ({ bids, lots: some.length }))
      .sort((a, b) => a.bids - b.bids),
    durations: durations(lots),
  };
}

async function pagesOf(anyone: Client): Promise<ProjectFactsDto[]> {
  const { body } = await anyone.get<{ items: ProjectLineDto[] }>('/register/projects?limit=100');
  return Promise.all(
    body.items.map(async ({ project }) => (await anyone.get<ProjectFactsDto>(`/register/projects/${project}`)).body),
  );
}

function isAsked({ notice, sandbox }: ProjectFactsDto, asked: URLSearchParams): boolean {
  const choice = asked.get('sandbox') ?? 'excluded';
  return (
    (choice === 'included' || (choice === 'only') === sandbox) &&
    notice.classification === (asked.get('classification') ?? notice.classification) &&
    notice.region.startsWith(asked.get('region') ?? '') &&
    Date.parse(notice.publishedAt) >= Date.parse(asked.get('from') ?? notice.publishedAt)
  );
}

const bidsOf = (lot: LotFactsDto) => lot.opening?.entries.length ?? lot.openingFailure?.bids;
const isCounted = (lot: LotFactsDto) => bidsOf(lot) !== undefined;
const share = (part: number, whole: number, digits = 4) => Number((part / whole).toFixed(digits));

const cents = ({ amount }: Money) => BigInt(amount.replace('.', ''));
const amountOf = (sum: bigint) => `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`;

function groupsOf<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function legalMonth(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 7);
}

function figures(lots: readonly CountedLot[]): FiguresDto {
  const inStage = (stage: string) => lots.filter((lot) => lot.stage === stage).length;
  const [contracted, failed, cancelled] = [inStage('contracted'), inStage('failed'), inStage('cancelled')];
  const counted = lots.filter(isCounted);
  const bids = counted.reduce((sum, lot) => sum + (bidsOf(lot) ?? 0), 0);
  const single = counted.filter((lot) => bidsOf(lot) === 1).length;
  const tooFew = lots.filter(({ openingFailure }) => openingFailure).length;
  const open = lots.filter(({ candidates }) => candidates);
  const filed = lots.flatMap(({ objections }) => objections);
  const answered = filed.filter(({ state }) => state === 'answered');
  const upheld = answered.filter((objection) => objection.upheld).length;
  const objected = lots.filter(({ objections }) => objections.length > 0).length;
  return {
    volume: {
      projects: new Set(lots.map(({ project }) => project.project)).size,
      lots: lots.length,
      running: lots.length - contracted - failed - cancelled,
      contracted,
      failed,
      cancelled,
    },
    competition: {
      lots: counted.length,
      bids,
      singleBid: single,
      tooFewBids: tooFew,
      ...(counted.length > 0 && {
        bidsPerLot: share(bids, counted.length, 2),
        singleBidShare: share(single, counted.length),
        tooFewBidsShare: share(tooFew, counted.length),
      }),
    },
    savings: savings(lots),
    objections: {
      lots: open.length,
      lotsObjected: objected,
      ...(open.length > 0 && { objectedShare: share(objected, open.length) }),
      filed: filed.length,
      answered: answered.length,
      upheld,
      ...(answered.length > 0 && { upheldShare: share(upheld, answered.length) }),
    },
  };
}

function savings(lots: readonly CountedLot[]): FiguresDto['savings'] {
  const pairs = lots.flatMap(({ award, estimate, project }) => {
    const of: Money | undefined =
      estimate ?? (project.lots.length === 1 ? (project.notice.estimate ?? undefined) : undefined);
    return award && of?.currency === award.price.currency ? [{ estimate: of, award: award.price }] : [];
  });
  return [...groupsOf(pairs, ({ award }) => award.currency)]
    .map(([currency, some]) => {
      const estimate = some.reduce((sum, pair) => sum + cents(pair.estimate), 0n);
      const award = some.reduce((sum, pair) => sum + cents(pair.award), 0n);
      return {
        currency,
        lots: some.length,
        estimate: amountOf(estimate),
        award: amountOf(award),
        saved: amountOf(estimate - award),
        savedShare: share(Number(estimate - award), Number(estimate)),
      };
    })
    .sort((a, b) => b.lots - a.lots);
}

function durations(lots: readonly CountedLot[]): StatisticsDto['durations'] {
  type Moment = (lot: CountedLot) => string | undefined;
  const published: Moment = ({ project }) => project.notice.publishedAt;
  const deadline: Moment = (lot) => (isCounted(lot) ? lot.project.timetable.submissionDeadline : undefined);
  const opened: Moment = ({ opening }) => opening?.openedAt;
  const evaluated: Moment = ({ evaluation }) => evaluation?.completedAt;
  const signed: Moment = ({ evaluation }) => evaluation?.signedAt;
  const candidates: Moment = (lot) => lot.candidates?.publishedAt;
  const determined: Moment = ({ award }) => award?.determinedAt;
  const noticed: Moment = ({ award }) => award?.noticedAt;
  const contract: Moment = (lot) => lot.contract?.signedAt;
  const spans = [
    ['bidding', published, deadline],
    ['opening', deadline, opened],
    ['evaluation', opened, evaluated],
    ['signing', evaluated, signed],
    ['candidates', signed, candidates],
    ['award', candidates, determined],
    ['notice', determined, noticed],
    ['contract', noticed, contract],
    ['whole', published, contract],
  ] as const;
  return spans.flatMap(([span, begin, end]) => {
    const days = lots
      .flatMap((lot) => {
        const [from, to] = [begin(lot), end(lot)];
        const day = (lot.project.secondsPerDay ?? 86_400) * 1_000;
        return from !== undefined && to !== undefined ? [(Date.parse(to) - Date.parse(from)) / day] : [];
      })
      .sort((a, b) => a - b);
    if (days.length === 0) return [];
    const [lowerQuartile = 0, median = 0, upperQuartile = 0] = [0.25, 0.5, 0.75].map((part) => quantile(days, part));
    return [{ span, lots: days.length, lowerQuartile, median, upperQuartile }];
  });
}

/** Between the two nearest values in proportion, to 2 digits. */
function quantile(sorted: readonly number[], part: number): number {
  const at = part * (sorted.length - 1);
  const [below = 0, above = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return Math.round((below + (above - below) * (at % 1)) * 100) / 100;
}
