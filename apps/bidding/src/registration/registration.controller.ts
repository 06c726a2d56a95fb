import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { Act, By, organisationOf, type Page, pageFrom, pageOf, PageQuery, ProjectPath } from '@mingtang/service-kit';
import { DataSource } from 'typeorm';
import { pageInTime } from '../paging/page-in-time';
import { assertNoLongerSecret, assertOwner, deadlineOf, knownProject } from '../projections/known-project';
import { SecurityPayment } from '../security/security-payment.entity';
import { Bid } from '../submission/bid.entity';
import { Register } from './register';
import {
  OwnRegistrationDto,
  RegisteredBidderDto,
  RegistrationDto,
  toOwnBidSummary,
  toOwnSecurityDto,
  toRegistrationDto,
} from './registration.dto';
import { Registration } from './registration.entity';

@ApiTags('registration')
@Controller('projects/:project')
export class RegistrationController {
  constructor(
    private readonly register: Register,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  @Post('registrations')
  @Act({
    summary: 'Register for a project',
    description: 'Gives the reference under which bid security is paid. Who registers stays secret until opening.',
    hasDeadline: true,
    by: ['bidder'],
    creates: true,
    response: RegistrationDto,
    rules: ['ANN-02', 'ANN-03', 'ANN-09'],
    refuses: {
      forbidden: ['tenderer-may-not-bid', 'not-invited', 'organisation-missing'],
      'not-found': ['project-unknown'],
      conflict: ['already-registered', 'stage-does-not-allow'],
      rule: ['documents-not-yet-available', 'period-over'],
    },
  })
  create(@Param() { project }: ProjectPath, @By() actor: Actor): Promise<RegistrationDto> {
    return this.register.run(project, actor);
  }

  @Get('registration')
  @Act({
    summary: 'Own registration with its securities and bids',
    by: ['bidder'],
    response: OwnRegistrationDto,
    noneYet: 'the organisation has not registered',
    refuses: { forbidden: ['organisation-missing'], 'not-found': ['project-unknown'] },
  })
  async own(@Param() { project }: ProjectPath, @By() actor: Actor): Promise<OwnRegistrationDto | undefined> {
    const { manager } = this.dataSource;
    const { published } = await knownProject(manager, project);
    const bidderKey = organisationKey(organisationOf(actor));
    const registration = await manager.findOneBy(Registration, { project, bidderKey });
    if (!registration) return undefined;
    const [securities, bids] = await Promise.all([
      manager.find(SecurityPayment, { where: { registration: registration.id }, order: { recordedAt: 'ASC' } }),
      manager.find(Bid, { where: { project, bidderKey }, order: { lot: 'ASC', id: 'ASC' } }),
    ]);
    return {
      ...toRegistrationDto(registration, published),
      securities: securities.map(toOwnSecurityDto),
      bids: bids.map(toOwnBidSummary),
    };
  }

  @Get('registrations')
  @Act({
    summary: 'Who registered for a project, once the deadline has come',
    by: ['tenderer', 'agency', 'supervisor'],
    response: pageOf(RegisteredBidderDto),
    rules: ['ANN-09'],
    refuses: {
      invalid: ['cursor-invalid'],
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown'],
      conflict: ['registrations-secret'],
    },
  })
  async list(
    @Param() { project }: ProjectPath,
    @Query() page: PageQuery,
    @By() actor: Actor,
  ): Promise<Page<RegisteredBidderDto>> {
    const { manager } = this.dataSource;
    const known = await knownProject(manager, project);
    if (!actor.roles.includes('supervisor')) assertOwner(actor, known);
    assertNoLongerSecret(deadlineOf(known), this.clock.instant());
    const rows = await pageInTime(
      manager.createQueryBuilder(Registration, 'registration').where({ project }),
      'registration.registeredAt',
      page,
    ).getMany();
    return pageFrom(
      rows,
      page.limit,
      ({ registeredAt, id: last }) => [registeredAt.toISOString(), last],
      ({ id: registration, registeredAt, bidder }) => ({
        id: registration,
        registeredAt: registeredAt.toISOString(),
        bidder,
      }),
    );
  }
}
