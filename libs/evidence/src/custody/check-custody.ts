import { verifyRecipient } from '@mingtang/sealing';
import { linesOf } from '../bundle/bundle';
import { type RecipientLine } from '../bundle/files';
import { type Records, type Shown } from '../log/records';
import { type Tender } from '../tender/tender';
import { type Verification } from '../verification';

type Given = Shown<'announcement.recipient-given.v1'>;

/** That each recipient to which bids are sealed was signed by its custodian and logged before the notice that names it. */
export async function checkCustody(found: Verification, tender: Tender, records: Records): Promise<void> {
  const given = records.of('announcement.recipient-given.v1');
  for (const revision of tender.revisions)
    for (const { id, name, recipient, verificationKey } of revision.published.custody.custodians) {
      const who = `${name} (${id})`;
      found.count('custody-signed');
      const own = given.filter(({ payload }) => payload.custodian === id);
      const record = own.find(({ payload }) => payload.recipient === recipient);
      if (!record) {
        const said = own.map(({ payload }) => payload.recipient).join(', ') || '—';
        found.fail(
          'custody-signed',
          `公告所载保管人 ${who} 的公钥 ${recipient} 不是其所给（${said}）`,
          `the notice names ${recipient} for custodian ${who}, who gave ${said}`,
        );
      } else checkGiven(found, record, who, verificationKey, revision.index);
    }
  await checkLines(found, tender, given);
}

function checkGiven(
  found: Verification,
  { payload, index }: Given,
  who: string,
  verificationKey: string,
  noticedAt: number,
): void {
  const { project, custodian, recipient, signature } = payload;
  if (!verifyRecipient({ project, custodian, recipient }, signature, verificationKey))
    found.fail(
      'custody-signed',
      `保管人 ${who} 的公钥签名有误`,
      `the signature of custodian ${who} on its recipient is wrong`,
    );
  if (index > noticedAt)
    found.fail(
      'custody-signed',
      `保管人 ${who} 的公钥在公告之后才记入日志`,
      `the recipient of custodian ${who} was logged after the notice that names it`,
    );
}

async function checkLines(found: Verification, { published }: Tender, given: readonly Given[]): Promise<void> {
  const seen = new Set<string>();
  for await (const { value } of linesOf(found.bundle, 'announcement/recipients.ndjson')) {
    const line = value as RecipientLine;
    const { custodian } = line;
    if (seen.has(custodian))
      found.fail(
        'custody-signed',
        `保管人 ${custodian} 的公钥重复`,
        `the recipient of custodian ${custodian} comes twice`,
      );
    seen.add(custodian);
    const named = published.custody.custodians.find(({ id }) => id === custodian);
    const differs = (field: string, is: string, expected: string | undefined): void => {
      if (is !== expected)
        found.fail(
          'custody-signed',
          `announcement 中保管人 ${custodian} 的 ${field} 被改动：${is}，应为 ${expected ?? '—'}`,
          `${field} of custodian ${custodian} in announcement was altered: ${is}, expected ${expected ?? '—'}`,
        );
    };
    differs('recipient', line.recipient, named?.recipient);
    differs('verificationKey', line.verificationKey, named?.verificationKey);
    const record = given.find(({ payload }) => payload.custodian === custodian && payload.recipient === line.recipient);
    differs('signature', line.signature, record?.payload.signature);
  }
  for (const { id, name } of published.custody.custodians)
    if (!seen.has(id))
      found.fail(
        'custody-signed',
        `缺少保管人 ${name}（${id}）的公钥`,
        `the recipient of custodian ${name} (${id}) is missing`,
      );
}
