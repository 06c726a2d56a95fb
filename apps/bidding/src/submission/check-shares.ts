import { type Refusal } from '@mingtang/procedure/rules';
import { type BidManifest } from '@mingtang/sealing';
import { isAgeFile, sealedBytes, sha256Of } from './age-bytes';
import { type ArrivedShare, notSealed } from './arrived-bid';
import { type SubmitBidDto } from './submission.dto';

/** The shares of a manifest as they came, and what is wrong with them. */
export function sharesOf(
  { shares }: Pick<SubmitBidDto, 'shares'>,
  manifest: BidManifest,
): { readonly shares: readonly ArrivedShare[]; readonly problems: readonly Refusal[] } {
  const dealt = manifest.envelopes.flatMap(({ id, shares: named }, at) =>
    named.map((share, place) => ({ ...share, envelope: id, field: `manifest.envelopes[${at}].shares[${place}]` })),
  );
  const named = new Map(dealt.map((share) => [placeOf(share), share]));
  const problems: Refusal[] = [];
  const arrived = new Map<string, ArrivedShare>();
  shares.forEach(({ envelope, custodian, ciphertext }, index) => {
    const place = placeOf({ envelope, custodian });
    const share = named.get(place);
    if (!share || arrived.has(place)) {
      problems.push(
        notSealed(`shares[${index}].custodian`, {
          zh: '清单中没有该保管人的份额，或者重复',
          en: 'the manifest names no such share, or it came twice',
        }),
      );
      return;
    }
    const { sha256, commitment } = share;
    arrived.set(place, { envelope, custodian, sha256, commitment, ciphertext });
    const problem = problemOf(ciphertext, sha256);
    if (problem) problems.push(notSealed(`shares[${index}].ciphertext`, problem));
  });
  for (const { envelope, custodian, field } of dealt)
    if (!arrived.has(placeOf({ envelope, custodian })))
      problems.push(
        notSealed(field, {
          zh: `缺少保管人 ${custodian} 的密钥份额`,
          en: `the share for custodian ${custodian} is missing`,
        }),
      );
  return { shares: [...arrived.values()], problems };
}

function placeOf({ envelope, custodian }: { readonly envelope: string; readonly custodian: string }): string {
  return JSON.stringify([envelope, custodian]);
}

function problemOf(ciphertext: string, sha256: string): Refusal['message'] | undefined {
  const bytes = sealedBytes(ciphertext);
  if (!bytes || !isAgeFile(bytes)) return { zh: '份额不是 age 加密文件', en: 'the share is not an age file in base64' };
  if (sha256Of(bytes) !== sha256)
    return { zh: '份额摘要与清单不符', en: 'the share is not the one that the manifest names' };
  return undefined;
}
