import { addressingOptions, num, receiptOptions, type serviceOptions } from '@mingtang/service-kit';
import { type CleanedEnv } from 'envalid';

/** Options of this service beyond those of every service. */
export const biddingOptions = {
  ...receiptOptions('bidding'),
  ...addressingOptions,
  UPLOAD_EXPIRY_SECONDS: num({ default: 86_400, desc: 'how long an upload is kept that no bid refers to' }),
  UPLOAD_QUOTA_BYTES: num({
    default: 10 * 2 ** 30,
    desc: 'most bytes that one bidder may upload for one project, those of its bids included',
  }),
  UPLOAD_QUOTA_PENDING: num({
    default: 200,
    desc: 'most uploads of one bidder for one project that no bid refers to yet',
  }),
  OPENING_GRACE_SECONDS: num({
    default: 120,
    desc: 'how long after the deadline custodians’ shares are waited for at least',
  }),
} as const;

/** What `CONFIG` is in this service. */
export type BiddingConfig = CleanedEnv<typeof serviceOptions & typeof biddingOptions>;
