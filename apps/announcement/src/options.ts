import { type readConfig, receiptOptions, str } from '@mingtang/service-kit';

/** Options of this service beyond those of every service. */
export const announcementOptions = {
  ...receiptOptions('announcement'),
  OCID_PREFIX: str({
    default: 'ocds-mingta',
    desc: 'Open Contracting prefix of this publisher; the registry gives it (https://standard.open-contracting.org)',
  }),
} as const;

export type AnnouncementConfig = ReturnType<typeof readConfig<typeof announcementOptions>>;
