import { type Actor } from '@mingtang/contracts';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { EntityManager } from 'typeorm';
import { Contact, type Language } from './contact.entity';

/** How accounts are written to. */
@Injectable()
export class Contacts {
  constructor(private readonly manager: EntityManager) {}

  /** The contact of an account, made at its first visit from what its token says; roles and organisation follow the token. */
  async of({ subject, roles, organisation, email }: Actor): Promise<Contact> {
    const language: Language = 'zh-CN';
    await this.manager.query(
      `INSERT INTO contact (subject, roles, organisation, email, language, calendar_token)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (subject) DO UPDATE SET roles = $2, organisation = $3
       WHERE (contact.roles, contact.organisation) IS DISTINCT FROM ($2::text[], $3::jsonb)`,
      [subject, roles, organisation ? JSON.stringify(organisation) : null, email ?? null, language, newToken()],
    );
    return this.manager.findOneByOrFail(Contact, { subject });
  }

  async change(actor: Actor, { email, language }: Pick<Contact, 'email' | 'language'>): Promise<Contact> {
    await this.of(actor);
    await this.manager.update(Contact, { subject: actor.subject }, { email, language });
    return this.of(actor);
  }

  /** Gives the calendar another secret; who knows the old one reads nothing more. */
  async renewCalendar(actor: Actor): Promise<Contact> {
    await this.of(actor);
    await this.manager.update(Contact, { subject: actor.subject }, { calendarToken: newToken() });
    return this.of(actor);
  }
}

function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A contact as the actor of its last visit. */
export function actorOf({ subject, roles, organisation }: Contact): Actor {
  return { subject, username: subject, roles, ...(organisation && { organisation }) };
}
