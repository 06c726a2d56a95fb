import { startMailCatcher } from '@mingtang/backing-services';
import { folders } from '../folders';

/** Where the platform's mail goes. */
export interface MailOfPlatform {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** Where it is kept as `.eml` files, where nobody delivers it. */
  readonly folder?: string;
  close(): Promise<void>;
}

/** The given mail server, or else one that keeps every mail on this machine. */
export async function catchMail(smtpUrl: string | undefined): Promise<MailOfPlatform> {
  if (smtpUrl) return { url: smtpUrl, close: async () => undefined };
  const { url, close } = await startMailCatcher({ folder: folders.mail });
  return { url, folder: folders.mail, close };
}
