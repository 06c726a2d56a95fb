import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, organisationKey } from '@mingtang/contracts';
import {
  Act,
  By,
  organisationOf,
  type Page,
  pageFrom,
  pageOf,
  PageQuery,
  readProjects,
  type TradedProject,
} from '@mingtang/service-kit';
import { DataSource, In } from 'typeorm';
import { pageInTime } from '../paging/page-in-time';
import { deadlineOf } from '../projections/known-project';
import { SecurityPayment } from '../security/security-payment.entity';
import { Bid } from '../submission/bid.entity';
import { OwnTenderDto } from './own-tenders.dto';
import { toOwnBidSummary } from './registration.dto';
import { Registration } from './registration.entity';

/** The tenders that a bidder takes part in, over all projects. */
@ApiTags('registration')
@Controller('registrations')
export class OwnTendersController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('mine')
  @Act({
    summary: 'The tenders that I am registered for, the newest first',
    by: ['bidder'],
    response: pageOf(OwnTenderDto),
    refuses: { invalid: ['cursor-invalid'], forbidden: ['organisation-missing'] },
  })
  async mine(@Query() page: PageQuery, @By() actor: Actor): Promise<Page<OwnTenderDto>> {
    const { manager } = this.dataSource;
    const bidderKey = organisationKey(organisationOf(actor));
    const rows = await pageInTime(
      manager.createQueryBuilder(Registration, 'registration').where({ bidderKey }),
      'registration.registeredAt',
      page,
      'newest',
    ).getMany();
    const project = In(rows.map((row) => row.project));
    const [projects, bids, payments] = await Promise.all([
      readProjects(
        manager,
        rows.map((row) => row.project),
      ),
      manager.find(Bid, { where: { project, bidderKey }, order: { lot: 'ASC', id: 'ASC' } }),
      manager.findBy(SecurityPayment, { registration: In(rows.map(({ id }) => id)) }),
    ]);
    const of = <Row extends { readonly project: string }>(all: readonly Row[], id: string) =>
      all.filter((row) => row.project === id);
    return pageFrom(
      rows,
      page.limit,
      ({ registeredAt, id: last }) => [registeredAt.toISOString(), last],
      ({ id, project: tender, registeredAt }) => {
        const known = projects.get(tender) as TradedProject;
        const { published, cases } = known;
        return {
          project: tender,
          title: published.title,
          registeredAt: registeredAt.toISOString(),
          deadline: deadlineOf(known),
          sandbox: published.calendar.mode === 'sandbox',
          cancelled: cases.some(({ stand }) => stand.done.cancel !== undefined),
          securityAsked: published.bidSecurity !== undefined && published.bidSecurity !== null,
          securityPaid: payments.some(({ registration, state }) => registration === id && state === 'paid'),
          lots: cases.map(({ lot, stand }) => ({ lot, stage: stand.stage })),
          bids: of(bids, tender).map(toOwnBidSummary),
        };
      },
    );
  }
}
