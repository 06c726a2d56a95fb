import { addressingOptions, num, type ServiceConfig, str } from '@mingtang/service-kit';
import { type CleanedEnv } from 'envalid';

/** Options of this service beyond those of every service. */
export const notificationOptions = {
  ...addressingOptions,
  PUBLIC_URL: str({
    default: 'http://localhost:8080',
    desc: 'the platform’s address for people, for links in mail and calendars',
  }),
  SMTP_URL: str({ default: '', desc: 'mail server, as `smtps://user:password@host`; empty: no mail is sent' }),
  MAIL_FROM: str({ default: 'Mingtang 明堂 <no-reply@localhost>', desc: 'sender of mail' }),
  LIVE_CONNECTIONS: num({
    default: 5_000,
    desc: 'most open streams at once; further ones are asked to come back later',
  }),
  LIVE_PUBLIC: num({
    default: 4_000,
    desc: 'most of them for the public stream, so that places are kept for those who are signed in',
  }),
} as const;

export type NotificationConfig = ServiceConfig & CleanedEnv<typeof notificationOptions>;
