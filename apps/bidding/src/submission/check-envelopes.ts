import { envelopesOf, envelopesOfRound, type Refusal } from '@mingtang/procedure';
import { type BidManifest } from '@mingtang/sealing';
import { notSealed } from './arrived-bid';
import { ROUND } from './round';

/** Whether a bid is in the envelopes that its procedure asks for in the present round, in their order, and in no other (BID-04). */
export function checkEnvelopes({ round, envelopes }: BidManifest, procedure: string): Refusal[] {
  if (round !== ROUND)
    return [
      notSealed('manifest.round', {
        zh: `现在接收的是第${ROUND}轮投标`,
        en: `bids are taken for round ${ROUND}`,
      }),
    ];
  const asked = envelopesOfRound(envelopesOf(procedure), round).map(({ id }) => id);
  if (asked.length === envelopes.length && asked.every((id, index) => envelopes[index]?.id === id)) return [];
  return [
    notSealed('manifest.envelopes', {
      zh: `投标文件应装入以下信封，依次为：${asked.join('、')}`,
      en: `the bid must be in these envelopes, in this order: ${asked.join(', ')}`,
    }),
  ];
}
