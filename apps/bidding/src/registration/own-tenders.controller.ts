import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { possibleForBidder } from '@mingtang/procedure/bidding';
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
import { offersInForce } from '../submission/offers-in-force';
import { OwnTenderDto } from './own-tenders.dto';
import { toOwnBidSummary } from './registration.dto';
import { Registration } from './registration.entity';

/** The tenders that a bidder takes part in, over all projects. */
@ApiTags('registration')
@Controller('registrations')
export class OwnTendersController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

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
    const tenders = rows.map((row) => row.project);
    const project = In(tenders);
    const [projects, bids, offers, payments] = await Promise.all([
      readProjects(manager, tenders),
      manager.find(Bid, { where: { project, bidderKey }, order: { lot: 'ASC', id: 'ASC' } }),
      offersInForce(manager, bidderKey, tenders),
      manager.findBy(SecurityPayment, { registration: In(rows.map(({ id }) => id)) }),
    ]);
    const now = this.clock.instant();
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
          procedure: published.procedure,
          registeredAt: registeredAt.toISOString(),
          deadline: deadlineOf(known),
          sandbox: published.calendar.mode === 'sandbox',
          cancelled: cases.some(({ stand }) => stand.done.cancel !== undefined),
          securityAsked: published.bidSecurity !== undefined && published.bidSecurity !== null,
          securityPaid: payments.some(({ registration, state }) => registration === id && state === 'paid'),
          lots: cases.map(({ lot, law, stand }) => {
            const own = of(bids, tender).findLast((bid) => bid.lot === lot);
            const offer = own && offers.get(own.id);
            return { lot, stage: stand.stage, possible: [...possibleForBidder(law, stand, offer, now)] };
          }),
          bids: of(bids, tender).map(toOwnBidSummary),
        };
      },
    );
  }
}
