import { addressingOptions, num, receiptOptions, type ServiceConfig } from '@mingtang/service-kit';
import { type CleanedEnv } from 'envalid';

export const evaluationOptions = {
  ...receiptOptions('evaluation'),
  ...addressingOptions,
  DRAW_COMMIT_SECONDS: num({
    default: 120,
    desc: 'so long a draw of experts waits for the commitments of all custodians; after that those of the threshold are enough',
  }),
  DRAW_REVEAL_SECONDS: num({
    default: 120,
    desc: 'a draw of experts is void unless its request is witnessed so soon, and every custodian reveals so soon after that',
  }),
} as const;

export type EvaluationConfig = ServiceConfig & CleanedEnv<typeof evaluationOptions>;
