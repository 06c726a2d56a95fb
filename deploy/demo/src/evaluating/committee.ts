import { type Tender } from '@mingtang/client';
import { type Cast, identityOf, type Player } from '../cast/cast';
import { onceKnown, until } from '../patience';
import { type Report } from '../report';
import { BUILDING, COSTING } from './expert-pool';

/** A seat on a committee, as its member sees it. */
interface Assignment {
  readonly project: string;
  readonly lot: string;
  readonly state: string;
  readonly kind: 'expert' | 'tenderer-representative';
  readonly memberState: 'seated' | 'accepted' | 'recused';
}

const SEATS = [
  { category: BUILDING, count: 3 },
  { category: COSTING, count: 1 },
];

interface Draw {
  readonly candidates: number;
  readonly excluded: number;
  readonly requestDigest: string;
}

/** Has four experts drawn beside one representative; one expert declares an interest and is replaced, the others accept. */
export async function formCommittee(
  cast: Cast,
  tenderer: Player,
  { id }: Tender,
  lot: string,
  report: Report,
): Promise<Player[]> {
  const path = `/api/evaluation/projects/${id}/lots/${lot}`;
  const { subject } = await identityOf(tenderer);
  const draw = await onceKnown(['project-unknown', 'opening-not-complete'], () =>
    tenderer.client.post<Draw>(`${path}/draw`, { seats: SEATS, representatives: [{ subject, name: '招标人代表' }] }),
  );
  report({
    zh: `从 ${draw.candidates} 名专家中随机抽取 4 名，与招标人代表 1 名组成 5 人评标委员会，名单保密 (EVA-01, EVA-02)`,
    en: `4 of ${draw.candidates} experts are drawn at random, with 1 representative a committee of 5, unnamed (EVA-01, EVA-02)`,
  });
  const players = [...cast.all('expert'), tenderer];
  const seated = () => membersAmong(players, id, lot, 'seated');
  const [interested] = (await seated()).filter(({ account }) => account.role === 'expert');
  if (!interested) throw new Error('no expert was drawn');
  await declare(interested, path, { interest: true, reason: '近三年曾在投标人单位任职' });
  report({
    zh: '一名成员申报利害关系并回避，由依次抽中的专家替补 (EVA-03)',
    en: 'a member declares an interest and is replaced by the next drawn (EVA-03)',
  });
  await Promise.all((await seated()).map((member) => declare(member, path, { interest: false })));
  const members = await until('the committee', async () => {
    const accepted = await membersAmong(players, id, lot, 'accepted');
    return accepted.length === 5 ? accepted : undefined;
  });
  report({
    zh: `${members.length} 名成员均声明无利害关系，评标委员会组成`,
    en: `all ${members.length} members declare that they have no interest; the committee is formed`,
  });
  return members;
}

function declare(
  { client }: Player,
  path: string,
  declaration: { interest: boolean; reason?: string },
): Promise<unknown> {
  return client.post(`${path}/declaration`, declaration);
}

async function membersAmong(
  players: readonly Player[],
  project: string,
  lot: string,
  state: Assignment['memberState'],
): Promise<Player[]> {
  const found = await Promise.all(
    players.map(async (player) => {
      for await (const seat of player.client.all<Assignment>('/api/evaluation/assignments'))
        if (seat.project === project && seat.lot === lot) return seat.memberState === state;
      return false;
    }),
  );
  return players.filter((_, index) => found[index]);
}
