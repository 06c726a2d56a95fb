import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, organisationKey } from '@mingtang/contracts';
import { Act, By, CustodiansQuery, type Page, pageFrom, pageOf, PageQuery } from '@mingtang/service-kit';
import { DataSource } from 'typeorm';
import { timeAndId } from '../project/time-cursor';
import { Project } from '../project/project.entity';
import { CustodianDto, RegisterCustodianDto, WaitingProjectDto } from './custodian.dto';
import { refused } from '../refusals';
import { Custodian } from './custodian.entity';
import { CustodySeat } from './custody-seat.entity';
import { RegisterCustodian } from './register-custodian';

@ApiTags('custody')
@Controller('custodians')
export class CustodiansController {
  constructor(
    private readonly registration: RegisterCustodian,
    private readonly dataSource: DataSource,
  ) {}

  @Put('me')
  @Act({
    summary: 'Register as a custodian of opening keys, or change my verification key for projects to come',
    by: ['custodian'],
    response: CustodianDto,
    refuses: {
      invalid: ['verification-key-malformed'],
      forbidden: ['organisation-missing'],
      conflict: ['verification-key-taken'],
    },
  })
  register(@Body() custodian: RegisterCustodianDto, @By() actor: Actor): Promise<CustodianDto> {
    return this.registration.register(custodian, actor);
  }

  @Get()
  @Act({
    summary: 'Custodians in the order in which they registered',
    by: 'public',
    response: pageOf(CustodianDto),
    refuses: { invalid: ['cursor-invalid'] },
  })
  async list(@Query() page: PageQuery): Promise<Page<CustodianDto>> {
    const query = this.dataSource
      .createQueryBuilder(Custodian, 'custodian')
      .orderBy('custodian.registeredAt')
      .addOrderBy('custodian.id')
      .limit(page.limit + 1);
    const after = timeAndId(page);
    if (after) query.where('(custodian.registeredAt, custodian.id) > (:time::timestamptz, :id)', after);
    return pageFrom(
      await query.getMany(),
      page.limit,
      ({ registeredAt, id }) => [registeredAt.toISOString(), id],
      (custodian) => CustodianDto.of(custodian),
    );
  }

  @Get('me/projects')
  @Act({
    summary: 'Drafts that wait for a custodian’s recipient, oldest first',
    description: 'Of my own account, or of a custodian that registered for my organisation.',
    by: ['custodian'],
    response: pageOf(WaitingProjectDto),
    refuses: { invalid: ['cursor-invalid'], forbidden: ['custodian-not-yours'] },
  })
  async waiting(@Query() page: CustodiansQuery, @By() actor: Actor): Promise<Page<WaitingProjectDto>> {
    const custodian = await this.seen(page, actor);
    const query = this.dataSource
      .createQueryBuilder()
      .select(['seat.project_id AS project', 'seat.assigned_at AS "assignedAt"', 'project.calendar AS calendar'])
      .from(CustodySeat, 'seat')
      .innerJoin(Project, 'project', 'project.id = seat.projectId')
      .where(`seat.custodianId = :custodian AND seat.recipient IS NULL AND project.publishedAt IS NULL`, {
        custodian,
      })
      .orderBy('seat.assigned_at')
      .addOrderBy('seat.project_id')
      .limit(page.limit + 1);
    const after = timeAndId(page);
    if (after) query.andWhere('(seat.assigned_at, seat.project_id) > (:time::timestamptz, :id::uuid)', after);
    const rows = await query.getRawMany<{ project: string; assignedAt: Date } & Pick<Project, 'calendar'>>();
    return pageFrom(
      rows,
      page.limit,
      ({ assignedAt, project }) => [assignedAt.toISOString(), project],
      ({ project, assignedAt, calendar }) => ({
        project,
        assignedAt: assignedAt.toISOString(),
        sandbox: calendar.mode === 'sandbox',
        ...(calendar.mode === 'sandbox' && { secondsPerDay: calendar.secondsPerDay }),
      }),
    );
  }
  /** Whose drafts are asked for. @throws {RefusedError} `custodian-not-yours` */
  private async seen({ custodian: id = '' }: CustodiansQuery, { subject, organisation }: Actor): Promise<string> {
    if (id === '' || id === subject) return subject;
    const custodian = await this.dataSource.manager.findOneBy(Custodian, { id });
    if (!custodian || !organisation || organisationKey(custodian.organisation) !== organisationKey(organisation))
      throw refused('custodian-not-yours');
    return id;
  }
}
