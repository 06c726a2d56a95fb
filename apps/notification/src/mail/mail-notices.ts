import { UnitOfWork } from '@mingtang/messaging';
import { Addressing, CONFIG, readTraded, Timers } from '@mingtang/service-kit';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { EntityManager, IsNull, Not } from 'typeorm';
import { Contact } from '../contacts/contact.entity';
import { actorOf } from '../contacts/contacts';
import { NoticeRow } from '../inbox/notice.entity';
import { type NotificationConfig } from '../options';
import { isFor } from '../telling/is-for';
import { isSeat, linkOf } from '../telling/links';
import { textOf } from '../telling/texts';
import { letterOf } from './letter';
import { MAIL_TIMER, SEND_TIMER, sendMail } from './mail-timers';
import { Mailer } from './mailer';

interface Sending {
  readonly notice: string;
  readonly subject: string;
}

/** Sends notices by mail: each to every account for which it is and that wants mail; durable, and again until the server takes it. */
@Injectable()
export class MailNotices implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly manager: EntityManager,
    private readonly timers: Timers,
    private readonly addressing: Addressing,
    private readonly mailer: Mailer,
    @Inject(CONFIG) private readonly config: NotificationConfig,
  ) {}

  onModuleInit(): void {
    this.timers.on<{ notice: string }>(MAIL_TIMER, ({ notice }) => this.address(notice));
    this.timers.on<Sending>(SEND_TIMER, (sending) => this.send(sending));
  }

  /** Makes one sending for each reader, so that an address that fails holds up no other. */
  private async address(id: string): Promise<void> {
    await this.unitOfWork.run(async (transaction) => {
      const { manager } = transaction;
      const { recipient, projectId: project } = await manager.findOneByOrFail(NoticeRow, { id });
      for (const contact of await manager.findBy(Contact, { email: Not(IsNull()) })) {
        if (!isFor({ recipient, project }, actorOf(contact), this.addressing)) continue;
        await sendMail(this.timers, transaction, id, contact.subject);
      }
    });
  }

  private async send({ notice: id, subject: account }: Sending): Promise<void> {
    const contact = await this.manager.findOneBy(Contact, { subject: account });
    if (!contact?.email) return;
    const notice = await this.manager.findOneByOrFail(NoticeRow, { id });
    const { recipient, projectId: project, lotId: lot, kind, act, dueAt } = notice;
    const traded = await readTraded(this.manager, project);
    if (!traded) throw new Error(`no notice of project ${project} has been taken in`);
    const { law, published } = traded;
    const lotTitle = published.lots.find(({ id: each }) => each === lot)?.title;
    const named = !isSeat({ kind, recipient });
    const { subject, text } = letterOf(
      {
        said: textOf(law.definition, notice),
        projectTitle: published.title,
        ...(lotTitle !== undefined && { lotTitle }),
        ...(dueAt && { dueAt }),
        link: this.config.PUBLIC_URL + (named ? linkOf({ recipient, kind, project, lot, act }) : '/desk'),
        named,
      },
      contact.language,
    );
    const { email: to, language } = contact;
    await this.mailer.send({ id: `${id}.${account}`, to, subject, text, language });
  }
}
