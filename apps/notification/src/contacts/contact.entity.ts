import { type Organisation, type Role } from '@mingtang/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** An account as it is written to. Roles and organisation are those of its last visit. */
@Entity('contact')
export class Contact {
  /** The account's id (`sub`). */
  @PrimaryColumn('text')
  subject: string;

  @Column('text', { array: true })
  roles: Role[];

  @Column('jsonb', { nullable: true })
  organisation: Organisation | null;

  /** Null where it wants no mail. */
  @Column('text', { nullable: true })
  email: string | null;

  @Column('text')
  language: Language;

  /** Whoever knows it reads the account's calendar. */
  @Column('text')
  calendarToken: string;
}
