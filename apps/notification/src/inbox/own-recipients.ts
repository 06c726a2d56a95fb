import { type Actor, type Role } from '@mingtang/contracts';
import { Addressing } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { type Recipient, recipientsOf } from '../telling/recipient';

/** Who may be told under a pseudonym: bidders, experts and representatives of the tenderer. */
const UNNAMED: readonly Role[] = ['bidder', 'expert', 'tenderer', 'agency'];

/**
 * Under what an account is told: its name, and its pseudonyms in all projects. These are made anew at every reading, some microseconds
 * each, since a table from account to pseudonym would tell who takes part in what.
 */
@Injectable()
export class OwnRecipients {
  constructor(
    private readonly manager: EntityManager,
    private readonly addressing: Addressing,
  ) {}

  async of(actor: Actor): Promise<Recipient[]> {
    if (!actor.roles.some((role) => UNNAMED.includes(role))) return recipientsOf(actor);
    const projects = await this.manager.query<{ id: string }[]>('SELECT id FROM traded_project');
    const pseudonyms = projects.flatMap(({ id }) => this.addressing.ofActor(id, actor));
    return [...recipientsOf(actor), ...pseudonyms.map((pseudonym): Recipient => `unnamed:${pseudonym}`)];
  }
}
