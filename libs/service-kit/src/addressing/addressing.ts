import { Inject, Injectable } from '@nestjs/common';
import { str } from 'envalid';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { type ServiceConfig } from '../config/config';
import { CONFIG } from '../service-kit.module';

/** The option of services that have somebody told of what must not say who that is, and of the one that tells. */
export const addressingOptions = {
  NOTICE_KEY_FILE: str({
    default: '',
    desc: 'file with the secret shared by the services, of which pseudonyms are made for whom to tell; none: nobody unnamed is told',
  }),
} as const;

/**
 * Pseudonyms of parties whom an event concerns and must not name: bidders before the opening (ANN-09), members of a committee before
 * the result (EVA-03). Another one in every project, so that what becomes known of one tender tells nothing of the next.
 */
@Injectable()
export class Addressing {
  private readonly key: string;

  constructor(@Inject(CONFIG) config: ServiceConfig & { readonly NOTICE_KEY_FILE: string }) {
    this.key = config.NOTICE_KEY_FILE === '' ? '' : readFileSync(config.NOTICE_KEY_FILE, 'utf8').trim();
  }

  /**
   * @param party an organisation's key or an account's id (`sub`).
   * @returns none where there is no key to make it of.
   */
  of(project: string, ...parties: readonly string[]): string[] {
    if (this.key === '') return [];
    return parties.map((party) => createHmac('sha256', this.key).update(`${project}\n${party}`).digest('hex'));
  }

  /** The pseudonyms of an account in a project: its own, and its organisation's. */
  ofActor(project: string, { subject, organisation }: Actor): string[] {
    return this.of(project, subject, ...(organisation ? [organisationKey(organisation)] : []));
  }
}
