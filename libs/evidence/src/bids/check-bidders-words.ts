import { verifySignerChange, verifyWithdrawal } from '@mingtang/sealing';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';
import { type BidHistory, keyOf, type Submitted, type Withdrawn } from './submitted-bids';

const BY_ACCOUNT_ALONE = {
  withdrawn: ['仅凭账号撤回，没有投标人密钥的签名', 'withdrawn by the account alone, without the bidder’s key'],
  changed: [
    '仅凭账号更换签名密钥，没有原密钥的签名',
    'its signer changed by the account alone, without the bidder’s key',
  ],
  unknown: ['的签名无从核对：日志未载明签名人', 'signed, but the log does not tell by whom its manifest is signed'],
} as const;

/** Whether it was the bidder's own key that withdrew a bid; where none did, that is remarked: the law asks for no key. */
export function checkWithdrawalSigned(
  found: Verification,
  { published }: Tender,
  { payload }: Withdrawn,
  { payload: withdrawn }: Submitted,
): void {
  const { bid, version, signature } = payload;
  const key = keyOf(bid, version);
  const of = { ...withdrawn, project: published.id };
  if (signature === undefined) remark(found, key, 'withdrawn');
  else if (withdrawn.signer === undefined) remark(found, key, 'unknown');
  else if (!verifyWithdrawal(of, signature, withdrawn.signer, found.engine.ed25519))
    found.fail(
      'closing-list-right',
      `投标 ${key} 的撤回签名不是投标人密钥所签：系伪造`,
      `the withdrawal of bid ${key} is forged: its signature is not by the bidder’s key`,
    );
}

/** The same of a version that is signed by another key than the one before. */
export function checkSignerChange(
  found: Verification,
  { published }: Tender,
  record: Submitted,
  { payload: before }: Submitted,
): void {
  if (record.type !== 'bidding.bid-replaced.v1') return;
  const { bid, version, signer, previousSignature, signerChanged } = record.payload as Replaced;
  const key = keyOf(bid, version);
  if (signerChanged) return remark(found, key, 'changed');
  if (signer === undefined || before.signer === undefined || signer === before.signer) return;
  if (previousSignature === undefined)
    return found.fail(
      'closing-list-right',
      `投标 ${key} 更换了签名密钥，其事件却未说明`,
      `bid ${key} has another signer than the version before, of which its event says nothing`,
    );
  const change = { ...record.payload, project: published.id, signer };
  if (!verifySignerChange(change, previousSignature, before.signer, found.engine.ed25519))
    found.fail(
      'closing-list-right',
      `投标 ${key} 更换签名密钥的声明不是原密钥所签：系伪造`,
      `the change of signer of bid ${key} is forged: it is not signed by the key before`,
    );
}

type Replaced = Extract<Submitted, { type: 'bidding.bid-replaced.v1' }>['payload'];

/** What was done to a bid by its account alone, after the version of which somebody holds a receipt. */
export function* doneByAccountAlone(
  { versions, withdrawals }: BidHistory,
  since: number,
): Generator<readonly [string, string]> {
  for (const { payload } of versions)
    if (payload.version > since && 'signerChanged' in payload && payload.signerChanged)
      yield said(keyOf(payload.bid, payload.version), 'changed');
  for (const { payload } of withdrawals)
    if (payload.signature === undefined) yield said(keyOf(payload.bid, payload.version), 'withdrawn');
}

function remark(found: Verification, key: string, what: keyof typeof BY_ACCOUNT_ALONE): void {
  found.remark('closing-list-right', ...said(key, what));
}

function said(key: string, what: keyof typeof BY_ACCOUNT_ALONE): readonly [string, string] {
  const [zh, en] = BY_ACCOUNT_ALONE[what];
  return [`投标 ${key} ${zh}`, `bid ${key}: ${en}`];
}
