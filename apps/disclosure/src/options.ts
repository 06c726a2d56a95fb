import { receiptOptions, searchOptions } from '@mingtang/service-kit';

/** Options of this service beyond those of every service. */
export const disclosureOptions = { ...receiptOptions('disclosure'), ...searchOptions } as const;
