import { type Actor } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { actName } from '@mingtang/procedure/procedures';
import { type Instant } from '@mingtang/procedure/time';
import { carriedText, isolatedText } from '@mingtang/procedure/writing';
import { Addressing, CONFIG, readProjects, type TradedProject } from '@mingtang/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import ical, { type ICalEventData } from 'ical-generator';
import { createHash } from 'node:crypto';
import { EntityManager } from 'typeorm';
import { Contact } from '../contacts/contact.entity';
import { actorOf, Contacts } from '../contacts/contacts';
import { OwnRecipients } from '../inbox/own-recipients';
import { type NotificationConfig } from '../options';
import { refused } from '../refusals';
import { type Recipient } from '../telling/recipient';
import { knowledgeOf } from '../projections/known-project';
import { type Due, isOfProject, scheduledIn, whoseIs } from '../telling/dues';
import { isSeat, linkOf } from '../telling/links';

/** Something that an account has to do, or may, by a time. */
interface Entry extends Due {
  readonly project: TradedProject;
  /** Undefined where it is of the whole project. */
  readonly lot?: string;
  /** As whom it does it. */
  readonly recipient: Recipient;
  /** When what it follows from was done. */
  readonly since: Instant;
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
    private readonly addressing: Addressing,
    private readonly clock: Clock,
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
    for (const entry of await this.dueTo(actorOf(contact)))
      calendar.createEvent(this.eventOf(entry, language)).createAlarm({ trigger: ALARM_S });
    return calendar.toString();
  }

  /** Whoever keeps the calendar for its reader must not learn from it on which committee that is (EVA-03). */
  private eventOf({ project, lot, act, item, at, since, recipient }: Entry, language: 'zh' | 'en'): ICalEventData {
    const { id, published, law } = project;
    const seat = isSeat({ kind: 'due-near', recipient });
    const lotTitle = published.lots.find((each) => each.id === lot)?.title;
    const about = seat ? [] : [published.title, lotTitle ?? []].flat();
    const summary = [
      actName(law.definition, act)[language],
      ...about.map((each) => isolatedText(carriedText(each, 'one'))),
    ];
    const link = seat ? '/desk' : linkOf({ kind: 'due-near', recipient, project: id, lot: lot ?? null, act });
    return {
      id: createHash('sha256').update([id, lot, act, item].join(' ')).digest('hex'),
      start: at,
      end: at,
      stamp: since,
      summary: summary.join(' · '),
      url: this.config.PUBLIC_URL + link,
    };
  }

  /** What the cases in which the account takes part say now: what was moved stands there once, at the time that holds. */
  private async dueTo(actor: Actor): Promise<Entry[]> {
    const own = await this.recipients.of(actor);
    const rows = await this.manager.query<{ id: string }[]>(
      `SELECT DISTINCT project_id AS id FROM part JOIN traded_case ON project = project_id
       WHERE recipient = ANY ($1) AND stage NOT IN ('failed', 'cancelled')`,
      [own],
    );
    const projects = await readProjects(
      this.manager,
      rows.map(({ id }) => id),
    );
    const entries: Entry[] = [];
    for (const project of projects.values()) entries.push(...(await this.dueIn(project, new Set(own))));
    return entries;
  }

  private async dueIn(project: TradedProject, own: ReadonlySet<Recipient>): Promise<Entry[]> {
    const now = this.clock.instant();
    const { law } = project;
    const knowledge = await knowledgeOf(this.manager, this.addressing, project);
    const entries = knowledge.lots.flatMap((lot) =>
      scheduledIn({ law, stand: lot.stand }, now).flatMap((due): Entry[] => {
        const recipient = whoseIs(due, { ...knowledge, lot }).find((each) => own.has(each));
        if (recipient === undefined) return [];
        const since = lot.stand.since ?? project.published.publishedAt;
        return [{ ...due, project, recipient, since, ...(!isOfProject(due) && { lot: lot.id }) }];
      }),
    );
    const first = entries.findIndex(isOfProject);
    return entries.filter((entry, index) => !isOfProject(entry) || index === first);
  }

  private linkOf({ calendarToken }: Contact): string {
    return `${this.config.PUBLIC_URL}/api/notification/calendar.ics?token=${calendarToken}`;
  }
}
