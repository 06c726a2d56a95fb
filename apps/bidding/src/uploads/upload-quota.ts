import { type Refusal } from '@mingtang/procedure/rules';
import { type EntityManager } from 'typeorm';
import { type BiddingConfig } from '../options';
import { refusal } from '../refusals';

/** Whose uploads are counted, and for which project. */
interface Counted {
  readonly ownerKey: string;
  readonly project: string;
}

type Quota = Pick<BiddingConfig, 'UPLOAD_QUOTA_BYTES' | 'UPLOAD_QUOTA_PENDING'>;

/**
 * Why one more upload of this size is too much for a bidder and a project; undefined where it is not. What its bids hold counts
 * as well. Uploads of the same bidder for the project that begin at once wait for each other until the transaction ends.
 */
export async function overQuota(
  manager: EntityManager,
  { ownerKey, project }: Counted,
  size: number,
  { UPLOAD_QUOTA_BYTES, UPLOAD_QUOTA_PENDING }: Quota,
): Promise<Refusal | undefined> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`upload ${project} ${ownerKey}`]);
  const [counted] = await manager.query<{ bytes: string; pending: string }[]>(
    `SELECT coalesce(sum(size), 0) AS bytes, count(*) FILTER (WHERE state <> 'kept') AS pending
     FROM upload WHERE owner_key = $1 AND project = $2 AND state <> 'expired'`,
    [ownerKey, project],
  );
  const [bytes, pending] = [Number(counted?.bytes), Number(counted?.pending)];
  if (pending >= UPLOAD_QUOTA_PENDING)
    return refusal('uploads-too-many', { field: 'Upload-Metadata', params: { most: UPLOAD_QUOTA_PENDING, pending } });
  if (bytes + size > UPLOAD_QUOTA_BYTES)
    return refusal('upload-quota-exceeded', {
      field: 'Upload-Length',
      params: { most: UPLOAD_QUOTA_BYTES, used: bytes, wanted: size },
    });
  return undefined;
}
