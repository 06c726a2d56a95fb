import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A mail as its reader would see it. */
export interface CaughtMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** A mail server on this machine that delivers nothing and keeps everything. */
export interface MailCatcher {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** What has been caught since it started, oldest first. */
  readonly mails: readonly CaughtMail[];
  close(): Promise<void>;
}

/**
 * Catches mail over SMTP.
 * @param folder where each mail is put as an `.eml` file, which mail programs open; none: only in memory.
 * @param port any free one where left out.
 */
export async function startMailCatcher({
  folder,
  port = 0,
}: { readonly folder?: string; readonly port?: number } = {}): Promise<MailCatcher> {
  // Loaded where mail is caught, and not by every test that uses this library.
  const [{ simpleParser }, { SMTPServer }] = await Promise.all([import('mailparser'), import('smtp-server')]);
  if (folder !== undefined) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mails: CaughtMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, answer) {
      const keep = async (): Promise<void> => {
        const raw = await bytesOf(stream);
        const { messageId = '', from, subject = '', text = '', date = new Date() } = await simpleParser(raw);
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ messageId, from: from?.text ?? '', to, subject, text });
        if (folder !== undefined) await writeFile(join(folder, nameOf(date, to, messageId)), raw, { mode: 0o600 });
      };
      keep().then(
        () => answer(),
        (error: unknown) => answer(error as Error),
      );
    },
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => listening());
  });
  const { port: at } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${at}`,
    mails,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** By time and reader, so that a list of the files reads as an inbox; one that is sent twice is there once. */
function nameOf(date: Date, to: readonly string[], messageId: string): string {
  const digest = createHash('sha256').update(messageId).digest('hex').slice(0, 8);
  return `${date.toISOString().replaceAll(':', '')} ${to.join(' ').replace(/[^\w.@ +-]/g, '_')} ${digest}.eml`;
}
