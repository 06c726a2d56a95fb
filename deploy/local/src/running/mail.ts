import { startMailCatcher } from '@mingtang/backing-services';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { inboxPage } from './inbox-page';

/** Where the platform's mail goes. */
export interface MailOfPlatform {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** Address of a page that shows it, where nobody delivers it. */
  readonly inbox?: string;
  close(): Promise<void>;
}

/** The given mail server, or else one that keeps every mail on this machine: as a file in the folder, and on a page. */
export async function catchMail(smtpUrl: string | undefined, folder: string): Promise<MailOfPlatform> {
  if (smtpUrl) return { url: smtpUrl, close: async () => undefined };
  const catcher = await startMailCatcher({ folder });
  const pages = createServer((_request, response) => {
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    };
    response.writeHead(200, headers).end(inboxPage(catcher.mails));
  });
  pages.listen(0, '127.0.0.1');
  await once(pages, 'listening');
  const { port } = pages.address() as AddressInfo;
  return {
    url: catcher.url,
    inbox: `http://127.0.0.1:${port}`,
    close: async () => {
      pages.closeAllConnections();
      pages.close();
      await catcher.close();
    },
  };
}
