import { contradictions, type Receipt } from '@mingtang/sealing';
import { type ProvenRecord, TransparencyError, type TrustedKeys, verifyProofFile } from '@mingtang/transparency';
import { type Check, check, fails, holds } from './check';

/**
 * Whether a `.tlog-proof` holds by the keys that one trusts, and whether what it proves is what the receipt confirms.
 * @param signer of the bid's manifest, which the log must tell as it is: by it anyone tells the bidder's own withdrawal from another's.
 */
export function verifyProof(
  file: string,
  proof: string,
  trust: TrustedKeys | undefined,
  receipt?: Receipt,
  signer?: string,
): Check[] {
  const signed = {
    zh: `${file} 的检查点由公开日志的密钥签名`,
    en: `the checkpoint in ${file} is signed by the key of the public log`,
  };
  const included = { zh: `${file} 证明该记录在公开日志中`, en: `${file} proves that the record is in the public log` };
  if (!trust) return [fails(signed, 'no log key: give --log-key')];
  try {
    const proven = verifyProofFile(proof, { ...trust, quorum: 0 });
    const { record, index } = proven;
    const said = `${record.type} ${record.time} (#${index})`;
    return [
      holds(signed),
      witnessed(file, proven, trust),
      holds({ zh: `${included.zh}：${said}`, en: `${included.en}: ${said}` }),
      ...(receipt ? [agrees(file, proven, receipt, signer)] : []),
    ];
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    return error.code === 'checkpoint-unsigned' ? [fails(signed, error.message)] : [fails(included, error.message)];
  }
}

function witnessed(file: string, { cosignatures }: ProvenRecord, { witnessKeys, quorum }: TrustedKeys): Check {
  const seen = `${cosignatures.length}/${witnessKeys.length}`;
  return check(
    {
      zh: `${seen} 名见证人共签了 ${file} 的检查点：日志无法另有一份而不被发现`,
      en: `${seen} witnesses cosigned the checkpoint in ${file}: another log cannot be shown to others unnoticed`,
    },
    cosignatures.length >= quorum && witnessKeys.length > 0,
    witnessKeys.length === 0
      ? 'no witness is known: give --witness'
      : `${quorum} are needed; mingtang proof asks again`,
  );
}

function agrees(file: string, { record, payload }: ProvenRecord, receipt: Receipt, signer?: string): Check {
  const { event, type, project } = record;
  const told = (payload as { readonly signer?: string } | undefined)?.signer;
  const differing: string[] = contradictions(receipt, { event, type, project, payload });
  if (told !== undefined && signer !== undefined && told !== signer) differing.push('signer');
  return check(
    { zh: `${file} 证明的正是回执所确认的行为`, en: `what ${file} proves is what the receipt confirms` },
    differing.length === 0,
    `it differs in ${differing.join(', ')}`,
  );
}
