import { type Refusal } from '@mingtang/procedure';
import { type BidManifest } from '@mingtang/sealing';
import { isAgeFile, sealedBytes, sha256Of } from './age-bytes';
import { type ArrivedShare, notSealed } from './arrived-bid';
import { type SubmitBidDto } from './submission.dto';

/** The shares of a manifest as they came, and what is wrong with them. */
export function sharesOf(
  { shares }: Pick<SubmitBidDto, 'shares'>,
  manifest: BidManifest,
): { readonly shares: readonly ArrivedShare[]; readonly problems: readonly Refusal[] } {
  const named = new Map(manifest.shares.map(({ custodian, sha256 }) => [custodian, sha256]));
  const problems: Refusal[] = [];
  const arrived = new Map<string, ArrivedShare>();
  shares.forEach(({ custodian, ciphertext }, index) => {
    const sha256 = named.get(custodian);
    if (sha256 === undefined || arrived.has(custodian)) {
      problems.push(
        notSealed(`shares[${index}].custodian`, {
          zh: '清单中没有该保管人的份额，或者重复',
          en: 'the manifest names no such share, or it came twice',
        }),
      );
      return;
    }
    arrived.set(custodian, { custodian, sha256, ciphertext });
    const problem = problemOf(ciphertext, sha256);
    if (problem) problems.push(notSealed(`shares[${index}].ciphertext`, problem));
  });
  manifest.shares.forEach(({ custodian }, index) => {
    if (!arrived.has(custodian))
      problems.push(
        notSealed(`manifest.shares[${index}]`, {
          zh: `缺少保管人 ${custodian} 的密钥份额`,
          en: `the share for custodian ${custodian} is missing`,
        }),
      );
  });
  return { shares: [...arrived.values()], problems };
}

function problemOf(ciphertext: string, sha256: string): Refusal['message'] | undefined {
  const bytes = sealedBytes(ciphertext);
  if (!bytes || !isAgeFile(bytes)) return { zh: '份额不是 age 加密文件', en: 'the share is not an age file in base64' };
  if (sha256Of(bytes) !== sha256)
    return { zh: '份额摘要与清单不符', en: 'the share is not the one that the manifest names' };
  return undefined;
}
