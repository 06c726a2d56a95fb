import { receiptOptions } from '@mingtang/service-kit';

/** Options of this service beyond those of every service. */
export const disclosureOptions = { ...receiptOptions('disclosure') } as const;
