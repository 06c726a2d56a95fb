import { num, type serviceOptions, str } from '@mingtang/service-kit';
import { type CleanedEnv } from 'envalid';

/** Options of this service beyond those of every service. */
export const biddingOptions = {
  RECEIPT_SIGNING_SECRET: str({ desc: 'text from which the key that signs receipts is made; keep it for good' }),
  RECEIPT_KEY_NAME: str({ default: 'mingtang/bidding', desc: 'name of that key in signed notes' }),
  UPLOAD_EXPIRY_SECONDS: num({ default: 86_400, desc: 'how long an upload is kept that no bid refers to' }),
  OPENING_GRACE_SECONDS: num({
    default: 120,
    desc: 'how long after the deadline custodians’ shares are waited for at least',
  }),
} as const;

/** What `CONFIG` is in this service. */
export type BiddingConfig = CleanedEnv<typeof serviceOptions & typeof biddingOptions>;
