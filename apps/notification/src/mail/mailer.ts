import { CONFIG } from '@mingtang/service-kit';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { type NotificationConfig } from '../options';

/** A server that does not answer so soon is tried again later. */
const PATIENCE_MS = 10_000;

export interface Letter {
  /** The same for the same letter, so that one that is sent twice is known for it. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Language tag of the text. */
  readonly language: string;
}

/** Hands letters to the mail server. */
@Injectable()
export class Mailer implements OnModuleDestroy {
  private readonly transport: Transporter | undefined;

  constructor(@Inject(CONFIG) private readonly config: NotificationConfig) {
    if (config.SMTP_URL !== '') this.transport = createTransport(withPatience(config.SMTP_URL));
  }

  /** @throws {Error} where the server does not take it. */
  async send({ id, to, subject, text, language }: Letter): Promise<void> {
    await this.transport?.sendMail({
      messageId: `<${id}@mingtang>`,
      from: this.config.MAIL_FROM,
      to,
      subject,
      text,
      headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    });
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }
}

function withPatience(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout'])
    url.searchParams.set(name, String(PATIENCE_MS));
  url.searchParams.set('pool', 'true');
  return url.href;
}
