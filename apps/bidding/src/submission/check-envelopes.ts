import { envelopesOfRound } from '@mingtang/procedure/bidding';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Refusal } from '@mingtang/procedure/rules';
import { type BidManifest } from '@mingtang/sealing';
import { notSealed } from './arrived-bid';

/** Whether a bid is in the envelopes that its procedure asks for in its round, in their order, and in no other (BID-04). */
export function checkEnvelopes(
  { round, envelopes }: BidManifest,
  definition: Pick<ProcedureDefinition, 'envelopes'>,
): Refusal[] {
  const asked = envelopesOfRound(definition.envelopes, round).map(({ id }) => id);
  if (asked.length === envelopes.length && asked.every((id, index) => envelopes[index]?.id === id)) return [];
  return [
    notSealed('manifest.envelopes', {
      zh: `投标文件应装入以下信封，依次为：${asked.join('、')}`,
      en: `the bid must be in these envelopes, in this order: ${asked.join(', ')}`,
    }),
  ];
}
