import { type Custody } from '@mingtang/contracts';
import { type Refusal } from '@mingtang/procedure/rules';
import { type BidManifest, type SealedEnvelope } from '@mingtang/sealing';
import { notSealed } from './arrived-bid';

/** Whether the key of each envelope is dealt as the notice requires: its threshold, and one share for each custodian's recipient (BID-04). */
export function checkCustody({ threshold, envelopes }: BidManifest, custody: Custody): Refusal[] {
  const dealt = envelopes.flatMap((envelope, index) => checkDealt(envelope, custody, `manifest.envelopes[${index}]`));
  if (threshold === custody.threshold) return dealt;
  return [
    notSealed('manifest.threshold', {
      zh: `门限应为 ${custody.threshold}`,
      en: `the threshold of the notice is ${custody.threshold}`,
    }),
    ...dealt,
  ];
}

function checkDealt({ shares }: SealedEnvelope, { custodians }: Custody, at: string): Refusal[] {
  const problems: Refusal[] = [];
  const recipients = new Map(custodians.map(({ id, recipient }) => [id, recipient]));
  shares.forEach(({ custodian, recipient }, index) => {
    const expected = recipients.get(custodian);
    recipients.delete(custodian);
    if (expected === undefined)
      problems.push(
        notSealed(`${at}.shares[${index}].custodian`, {
          zh: '不是公告的保管人',
          en: 'not a custodian of the notice',
        }),
      );
    else if (expected !== recipient)
      problems.push(
        notSealed(`${at}.shares[${index}].recipient`, {
          zh: '不是公告中该保管人的公钥',
          en: 'not the recipient that the notice gives for the custodian',
        }),
      );
  });
  for (const custodian of recipients.keys())
    problems.push(
      notSealed(`${at}.shares`, {
        zh: `缺少保管人 ${custodian} 的份额`,
        en: `no share for custodian ${custodian}`,
      }),
    );
  return problems;
}
