import { type Actor, organisationKey } from '@mingtang/contracts';
import { type Money } from '@mingtang/procedure/money';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { decodeCursor, organisationOf, type Page, pageFrom, type PageQuery } from '@mingtang/service-kit';
import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { type AwardNoticeDto } from './award-notice.dto';

interface NoticeRow {
  readonly id: string;
  readonly project: string;
  readonly title: string;
  readonly lot: string;
  readonly award: string;
  readonly rank: number;
  readonly winner: OrganisationRef;
  readonly price: Money;
  readonly noticed_at: Date;
  readonly contract_due: Date;
  readonly superseded: boolean;
  readonly sandbox: boolean;
}

/** The award notices to an actor's organisation, newest first. */
@Injectable()
export class ListAwardNotices {
  constructor(private readonly manager: EntityManager) {}

  async list({ limit, cursor }: PageQuery, actor: Actor): Promise<Page<AwardNoticeDto>> {
    const recipient = organisationKey(organisationOf(actor));
    const [at = null, id = null] = decodeCursor(cursor, 2) ?? [];
    const rows = (await this.manager.query(
      `SELECT notice.id, award.project_id AS project, project.summary->>'title' AS title, award.lot_id AS lot,
              award.id AS award, award.rank, award.bidder AS winner, award.price, notice.noticed_at,
              award.contract_due, award.superseded_at IS NOT NULL AS superseded, project.sandbox
       FROM award_notice notice
       JOIN award ON award.id = notice.award_id
       JOIN register_project project ON project.id = award.project_id
       WHERE notice.recipient = $1
         AND ($2::timestamptz IS NULL OR (notice.noticed_at, notice.id) < ($2::timestamptz, $3::uuid))
       ORDER BY notice.noticed_at DESC, notice.id DESC LIMIT $4`,
      [recipient, at, id, limit + 1],
    )) as NoticeRow[];
    return pageFrom(
      rows,
      limit,
      ({ noticed_at, id }) => [noticed_at.toISOString(), id],
      ({ noticed_at, contract_due, ...row }) => ({
        ...row,
        won: organisationKey(row.winner) === recipient,
        noticedAt: noticed_at.toISOString(),
        contractDue: contract_due.toISOString(),
      }),
    );
  }
}
