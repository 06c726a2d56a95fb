import { eventually, subjectOf } from '@mingtang/testing';
import { backing } from '@mingtang/testing';
import { demoPlayer, type Player } from './players';

/** A lot whose bids are evaluated. */
export interface Evaluated {
  readonly gateway: string;
  readonly project: string;
  readonly lot: string;
}

interface Seat {
  readonly project: string;
  readonly lot: string;
  readonly memberState: string;
}

interface LotToEvaluate {
  readonly requirements: readonly { readonly id: string }[];
  readonly criteria: readonly { readonly id: string; readonly kind: string; readonly maximum: string }[];
  readonly bids: readonly {
    readonly bid: string;
    readonly bidder: { readonly id: string };
    readonly responsive?: boolean;
  }[];
}

const SEATS = [
  { category: '房屋建筑工程', count: 3 },
  { category: '工程造价', count: 1 },
];
const PATIENCE_MS = 180_000;

/** Has a committee drawn beside one representative of the owner; all accept. @returns its members */
export async function seatCommittee(
  of: Evaluated,
  seats: readonly { category: string; count: number }[] = SEATS,
): Promise<Player[]> {
  const { gateway } = of;
  const owner = demoPlayer(gateway, 'tenderer');
  const representatives = [{ subject: await subjectOf('tenderer'), name: '招标人代表' }];
  await patiently(() => owner.client.post(`${pathOf(of)}/draw`, { seats, representatives }));
  const size = seats.reduce((sum, { count }) => sum + count, 0) + representatives.length;
  const seated = await eventually(async () => {
    const members = await membersOf(of);
    return members.length === size && members;
  }, PATIENCE_MS);
  for (const { client } of seated) await client.post(`${pathOf(of)}/declaration`, { interest: false });
  return seated;
}

/**
 * Has every member find that the bids meet every requirement.
 * @param rejected ids of the organisations whose bids do not meet the first.
 */
export async function review(
  of: Evaluated,
  members: readonly Player[],
  rejected: readonly string[] = [],
): Promise<void> {
  for (const { client } of members) {
    const { requirements, bids } = await patiently(() => client.get<LotToEvaluate>(`${pathOf(of)}/bids`));
    const findings = bids.flatMap(({ bid: bidId, bidder }) =>
      requirements.map(({ id: requirementId }, index) =>
        index === 0 && rejected.includes(bidder.id)
          ? { bidId, requirementId, met: false, reason: 'not-qualified', statement: '营业执照已过期' }
          : { bidId, requirementId, met: true },
      ),
    );
    await client.post(`${pathOf(of)}/review-sheets`, { findings });
  }
}

/** Has every member give each bid that passed the same good score. */
export async function score(of: Evaluated, members: readonly Player[]): Promise<void> {
  for (const { client } of members) {
    const { criteria, bids } = await patiently(() => client.get<LotToEvaluate>(`${pathOf(of)}/bids`));
    const scored = criteria.filter(({ kind }) => kind !== 'price');
    const scores = bids
      .filter(({ responsive }) => responsive)
      .flatMap(({ bid: bidId }) =>
        scored.map(({ id: criterionId, maximum }) => ({
          bidId,
          criterionId,
          score: (Number(maximum) * 0.9).toFixed(2),
        })),
      );
    await patiently(() => client.post(`${pathOf(of)}/score-sheets`, { scores }));
  }
}

/** Has the report signed by those who come in time; who does not counts as consenting. */
export async function sign(of: Evaluated, members: readonly Player[]): Promise<void> {
  for (const { client } of members)
    await client.post(`${pathOf(of)}/signatures`, { position: 'signed' }).catch(() => undefined);
}

/** Does again what is refused until others have heard of what came before. */
export async function patiently<Answer>(act: () => Promise<Answer>): Promise<Answer> {
  const [answer] = await eventually(async () => [await act()] as const, PATIENCE_MS);
  return answer;
}

async function membersOf({ gateway, project, lot }: Evaluated): Promise<Player[]> {
  const players = backing()
    .realm.accounts.filter(({ role, username }) => role === 'expert' || username === 'tenderer')
    .map(({ username }) => demoPlayer(gateway, username));
  const seats = await Promise.all(
    players.map(({ client }) => client.get<{ items: readonly Seat[] }>('/api/evaluation/assignments?limit=100')),
  );
  return players.filter((_, index) =>
    seats[index]?.items.some((seat) => seat.project === project && seat.lot === lot && seat.memberState === 'seated'),
  );
}

function pathOf({ project, lot }: Evaluated): string {
  return `/api/evaluation/projects/${project}/lots/${lot}`;
}
