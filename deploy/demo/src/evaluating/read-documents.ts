import { type Tender } from '@mingtang/client';
import { createHash } from 'node:crypto';
import { onceKnown } from '../patience';
import { type Player } from '../cast/cast';
import { type Report } from '../report';

interface OpenedBid {
  readonly documents: readonly {
    readonly envelope: string;
    readonly index: number;
    readonly name: string;
    readonly sha256: string;
  }[];
}

/** A member reads every document of the opened bids, each decrypted while it streams and checked against the bid sheet. */
export async function readDocuments({ client }: Player, { id }: Tender, lot: string, report: Report): Promise<void> {
  const path = `/api/bidding/projects/${id}/lots/${lot}/bids`;
  const { bids } = await client.get<{ bids: readonly { bid: string }[] }>(
    `/api/evaluation/projects/${id}/lots/${lot}/bids`,
  );
  let read = 0;
  for (const { bid } of bids) {
    const { documents } = await onceKnown(['bid-not-for-you'], () => client.get<OpenedBid>(`${path}/${bid}/documents`));
    for (const { envelope, index, name, sha256 } of documents) {
      const content = await (await client.download(`${path}/${bid}/documents/${envelope}/${index}/content`)).bytes();
      if (createHash('sha256').update(content).digest('hex') !== sha256)
        throw new Error(`${name} is not what was sealed`);
      read += 1;
    }
  }
  report({
    zh: `评委在线查阅 ${read} 份投标文件，边传输边解密，逐份与所封摘要一致`,
    en: `a member reads the ${read} documents of the bids, decrypted in transit and each as it was sealed`,
  });
}
