import { type Tender } from '@mingtang/client';
import { type Cast, identityOf, type Player } from '../cast/cast';
import { onceKnown, until } from '../patience';
import { type Report } from '../report';
import { BUILDING, COSTING } from './expert-pool';

/** A seat on a committee, as its member sees it. */
interface Assignment {
  readonly project: string;
  readonly lot: string;
  readonly kind: 'expert' | 'tenderer-representative';
  readonly memberState: 'seated' | 'accepted' | 'recused';
}

const SEATS = [
  { category: BUILDING, count: 3 },
  { category: COSTING, count: 1 },
];

interface Draw {
  readonly number: number;
  readonly candidates: number;
  readonly commitments: number;
}

/** What the owner sees of the lot while its committee is drawn. */
interface LotStand {
  readonly stage: string;
  readonly draw?: {
    readonly voided: readonly { readonly number: number; readonly missing: readonly { name: string }[] }[];
  };
}

/** Draws that a custodian voids before the demo gives up. */
const MOST_DRAWS = 5;
/** A draw that is not anchored or not revealed is void after so long; a little more is waited. */
const DRAW_PATIENCE_MS = 300_000;

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
  const draw = await drawExperts(tenderer, path, subject, report);
  report({
    zh: `以 ${draw.commitments} 名保管人的随机数和公开日志的根哈希为种子，从 ${draw.candidates} 名专家中抽取 4 名，与招标人代表 1 名组成 5 人评标委员会，名单保密 (EVA-01, EVA-02)`,
    en: `seeded by ${draw.commitments} custodians and the public log’s root, 4 of ${draw.candidates} experts are drawn, with 1 representative a committee of 5, unnamed (EVA-01, EVA-02)`,
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

/** Asks for the draw and waits for its outcome; a draw that custodians let lapse is asked for again. */
async function drawExperts(tenderer: Player, path: string, subject: string, report: Report): Promise<Draw> {
  const request = { seats: SEATS, representatives: [{ subject, name: '招标人代表' }] };
  for (let attempt = 1; attempt <= MOST_DRAWS; attempt += 1) {
    const draw = await onceKnown(
      ['project-unknown', 'stage-does-not-allow', 'draw-commitments-missing'],
      () => tenderer.client.post<Draw>(`${path}/draw`, request),
      DRAW_PATIENCE_MS,
    );
    const missing = await until(
      'the draw',
      async () => {
        const { stage, draw: stand } = await tenderer.client.get<LotStand>(path);
        const voided = stand?.voided.find(({ number }) => number === draw.number);
        if (voided) return voided.missing.map(({ name }) => name);
        return stage === 'declaring' ? [] : undefined;
      },
      DRAW_PATIENCE_MS,
    );
    const { stage } = await tenderer.client.get<LotStand>(path);
    if (stage === 'declaring') return draw;
    report({
      zh: `第 ${draw.number} 次抽取作废，重新抽取；未公开随机数的保管人：${missing.join('、') || '无'}`,
      en: `draw ${draw.number} is void and done again; custodians who did not reveal: ${missing.length}`,
    });
  }
  throw new Error(`${MOST_DRAWS} draws came to nothing`);
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
