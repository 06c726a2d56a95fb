import { type Tender } from '@mingtang/client';
import { type Cast, type Player } from '../cast/cast';
import { onceKnown } from '../patience';
import { type Report } from '../report';

const QUESTION = '脚手架是否须由中标人提供？ / Is the scaffolding to be provided by the winner?';
const ANSWER = '是，费用计入投标报价。 / Yes; its cost is part of the price.';

/** A bidder asks about the tender documents; the owner answers to all at once, not knowing who asked (ANN-06). */
export async function clarifyTender(
  cast: Cast,
  owner: Player,
  asker: string,
  { id }: Tender,
  report: Report,
): Promise<void> {
  const path = `/api/announcement/projects/${id}/questions`;
  const { id: question } = await onceKnown(['project-unknown'], () =>
    cast.player(asker).client.post<{ id: string }>(path, { text: QUESTION }),
  );
  await owner.client.post(`${path}/${question}/answer`, { answer: ANSWER, affectsBids: false });
  report({
    zh: '投标人就招标文件提问，招标人向所有人同时答复，不知提问者 (ANN-06)',
    en: 'a bidder asks about the tender documents; the tenderer answers to all at once, not knowing who asked (ANN-06)',
  });
}
