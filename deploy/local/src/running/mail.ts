import { startMailCatcher } from '@mingtang/backing-services';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { inboxPage } from './inbox-page';

/** Where the platform's mail goes. */
export interface MailOfPlatform {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** Secret address of a page that shows it, where nobody delivers it: mail says who takes part in which tender. */
  readonly inbox?: string;
  close(): Promise<void>;
}

const SECRET_BYTES = 24;
const NOT_HERE = 'The mail of the demo is shown at the link that was printed when the platform started.\n';

/**
 * The given mail server, or else one that keeps every mail on this machine: as a file in the folder, and on a page for whoever has its
 * link. Bidders' mail tells of their bids before the opening (ANN-09), so the page is for who started the platform alone.
 */
export async function catchMail(smtpUrl: string | undefined, folder: string): Promise<MailOfPlatform> {
  if (smtpUrl) return { url: smtpUrl, close: async () => undefined };
  const catcher = await startMailCatcher({ folder });
  const path = `/${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const pages = createServer((request, response) => {
    if (!isSame(request.url ?? '', path)) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(NOT_HERE);
      return;
    }
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    };
    response.writeHead(200, headers).end(inboxPage(catcher.mails));
  });
  pages.listen(0, '127.0.0.1');
  await once(pages, 'listening');
  const { port } = pages.address() as AddressInfo;
  return {
    url: catcher.url,
    inbox: `http://127.0.0.1:${port}${path}`,
    close: async () => {
      pages.closeAllConnections();
      pages.close();
      await catcher.close();
    },
  };
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
