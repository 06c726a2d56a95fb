import { type Actor } from '@mingtang/contracts';
import { carriedText, isolatedText } from '@mingtang/procedure';
import { CONFIG } from '@mingtang/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import ical, { type ICalEventData } from 'ical-generator';
import { createHash } from 'node:crypto';
import { EntityManager } from 'typeorm';
import { Contact } from '../contacts/contact.entity';
import { actorOf, Contacts } from '../contacts/contacts';
import { OwnRecipients } from '../inbox/own-recipients';
import { type NotificationConfig } from '../options';
import { refused } from '../refusals';
import { linkOf, SEATS } from '../telling/links';
import { type NoticeKind } from '../telling/notice';
import { type Recipient } from '../telling/recipient';
import { TEXTS } from '../telling/texts';

interface DueRow {
  readonly project: string;
  readonly project_title: string;
  readonly lot: string | null;
  readonly recipient: Recipient;
  readonly lot_title: string | null;
  readonly kind: NoticeKind;
  readonly due: string;
  readonly due_at: Date;
  readonly time: Date;
}

/** How long before something is due a calendar calls it to mind, seconds. */
const ALARM_S = 3_600;

/** What an account has to do and by when, as a calendar that its programs subscribe to by a secret link. */
@Injectable()
export class Calendar {
  constructor(
    private readonly manager: EntityManager,
    private readonly contacts: Contacts,
    private readonly recipients: OwnRecipients,
    @Inject(CONFIG) private readonly config: NotificationConfig,
  ) {}

  async link(actor: Actor): Promise<string> {
    return this.linkOf(await this.contacts.of(actor));
  }

  async renew(actor: Actor): Promise<string> {
    return this.linkOf(await this.contacts.renewCalendar(actor));
  }

  /** RFC 5545. @throws {RefusedError} `calendar-unknown` */
  async show(calendarToken: string): Promise<string> {
    const contact = await this.manager.findOneBy(Contact, { calendarToken });
    if (!contact) throw refused('calendar-unknown');
    const language = contact.language === 'en' ? 'en' : 'zh';
    const calendar = ical({
      name: { zh: '明堂 待办', en: 'Mingtang: due' }[language],
      prodId: '//mingtang//calendar//EN',
    });
    for (const row of await this.dueTo(actorOf(contact)))
      calendar.createEvent(this.eventOf(row, language)).createAlarm({ trigger: ALARM_S });
    return calendar.toString();
  }

  /** Whoever keeps the calendar for its reader must not learn from it on which committee that is (EVA-03). */
  private eventOf(row: DueRow, language: 'zh' | 'en'): ICalEventData {
    const { project, due, kind, due_at: at, time: stamp } = row;
    const about = SEATS.includes(kind) ? [] : [row.project_title, row.lot_title ?? []].flat();
    return {
      id: createHash('sha256').update(`${project} ${due}`).digest('hex'),
      start: at,
      end: at,
      stamp,
      summary: [TEXTS[kind][language], ...about.map((each) => isolatedText(carriedText(each, 'one')))].join(' · '),
      url: this.config.PUBLIC_URL + (SEATS.includes(kind) ? '/desk' : linkOf(row)),
    };
  }

  /** Of what is due in a project the latest word counts: a deadline that was moved stands there once. */
  private async dueTo(actor: Actor): Promise<DueRow[]> {
    return this.manager.query<DueRow[]>(
      `SELECT DISTINCT ON (notice.project_id, due) notice.project_id AS project, project.known->>'title' AS project_title,
              notice.lot_id AS lot, lot.known->>'title' AS lot_title, recipient, kind, due, due_at, time
       FROM notice JOIN project ON project.id = notice.project_id
       LEFT JOIN lot ON lot.project_id = notice.project_id AND lot.lot_id = notice.lot_id
       WHERE recipient = ANY($1) AND due IS NOT NULL AND NOT (project.known->>'cancelled')::boolean
       ORDER BY notice.project_id, due, position DESC`,
      [await this.recipients.of(actor)],
    );
  }

  private linkOf({ calendarToken }: Contact): string {
    return `${this.config.PUBLIC_URL}/api/notification/calendar.ics?token=${calendarToken}`;
  }
}
