import { type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { type ActId } from '@mingtang/procedure/procedures';
import { addMilliseconds } from '@mingtang/procedure/time';
import {
  client,
  type Client,
  eventually,
  FakeClock,
  type HistorySaid,
  historyUntil,
  openingEntry,
  organisationOfAccount,
  publishedProject,
  rankedBid,
  startTestService,
  type TestService,
  tokenOf,
} from '@mingtang/testing';
import { disclosureService } from '../disclosure.service';
import { type StepDto } from '../register/step.dto';

export const BIDDERS = ['bidder-1', 'bidder-2', 'bidder-3', 'bidder-4'] as const;
const PRICES = ['9000000.00', '9200000.00', '9400000.00', '9600000.00'];

/** A lot whose evaluation report is signed and recommends bidder-1 to bidder-3 in that order. */
export interface EvaluatedLot {
  readonly published: PublishedProject;
  readonly bids: readonly string[];
  /** Path of the lot at the service. */
  readonly path: string;
  /** When the report was signed; the clock stands there. */
  readonly signedAt: string;
}

export interface DisclosureStand {
  readonly service: TestService;
  readonly clock: FakeClock;
  as(username: string): Promise<Client>;
  readonly anyone: Client;
  /** The public steps of a project, once there are so many. */
  stepsOf(project: string, count: number): Promise<{ items: StepDto[] }>;
  evaluatedLot(overrides?: Partial<PublishedProject>): Promise<EvaluatedLot>;
  /** An evaluated lot whose candidates are published; the clock stands at that moment. */
  withCandidates(overrides?: Partial<PublishedProject>): Promise<EvaluatedLot & { readonly objectionsUntil: string }>;
  /** A lot awarded to the first candidate as soon as that is lawful; the clock stands at that moment. */
  awarded(overrides?: Partial<PublishedProject>): Promise<EvaluatedLot & { readonly award: string }>;
}

/** The disclosure service with lots at the points from which its acts begin. */
export async function startDisclosure(environment: Readonly<Record<string, string>> = {}): Promise<DisclosureStand> {
  const clock = new FakeClock('2036-03-03T01:00:00.000Z');
  const service = await startTestService(disclosureService, { clock, environment });
  const as = async (username: string): Promise<Client> => client(service.url, await tokenOf(username));

  const stand: DisclosureStand = {
    service,
    clock,
    as,
    anyone: client(service.url),
    stepsOf: (project, count) =>
      eventually(async () => {
        const { body } = await stand.anyone.get<{ items: StepDto[] }>(`/register/projects/${project}/steps?limit=100`);
        return body.items.length >= count && body;
      }),
    async evaluatedLot(overrides = {}) {
      const published = publishedProject(overrides);
      const entries = BIDDERS.map((username, index) =>
        openingEntry({
          bidder: organisationOfAccount(username),
          price: { amount: PRICES[index] ?? '', currency: 'CNY' },
        }),
      );
      const bids = entries.map(({ bid, bidder, price }, index) =>
        rankedBid({ bid, bidder, ...(price && { price }), rank: index + 1, total: `${94 - index}.00` }),
      );
      const signedAt = addMilliseconds(published.timetable.openingAt, 3_600_000);
      const said = { opening: { entries }, evaluation: { bids }, report: { signedAt } };
      await service.publish(...historyUntil('conclude-report', published, said));
      clock.set(signedAt);
      return { published, bids: bids.map(({ bid }) => bid), path: `/projects/${published.id}/lots/lot-1`, signedAt };
    },
    async withCandidates(overrides = {}) {
      const lot = await stand.evaluatedLot(overrides);
      const { body } = await (await as('tenderer')).post<{ objectionsUntil: string }>(`${lot.path}/candidates`, {});
      return { ...lot, objectionsUntil: body.objectionsUntil };
    },
    async awarded(overrides = {}) {
      const lot = await stand.withCandidates(overrides);
      clock.set(lot.objectionsUntil);
      const { body } = await (await as('tenderer')).post<{ id: string }>(`${lot.path}/award`, {});
      return { ...lot, award: body.id };
    },
  };
  return stand;
}

/** What is told of a lot after the notice of its project, until an act. */
export function afterNotice(until: ActId, published: PublishedProject, said: HistorySaid = {}): ProcessEvent[] {
  return historyUntil(until, published, said).slice(1);
}
