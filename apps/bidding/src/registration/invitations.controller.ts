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
import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource, In } from 'typeorm';
import { pageInTime } from '../paging/page-in-time';
import { deadlineOf } from '../projections/known-project';
import { InvitedSupplier } from '../projections/invited-supplier.entity';
import { InvitationDto } from './invitations.dto';
import { Registration } from './registration.entity';

/** The tenders to which a supplier is invited: for its own eyes only, until the opening (ANN-09). */
@ApiTags('registration')
@Controller('invitations')
export class InvitationsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get('mine')
  @Act({
    summary: 'The tenders that my organisation is invited to, the newest first',
    by: ['bidder'],
    response: pageOf(InvitationDto),
    rules: ['ANN-02', 'ANN-09'],
    refuses: { invalid: ['cursor-invalid'], forbidden: ['organisation-missing'] },
  })
  async mine(@Query() page: PageQuery, @By() actor: Actor): Promise<Page<InvitationDto>> {
    const { manager } = this.dataSource;
    const bidderKey = organisationKey(organisationOf(actor));
    const rows = await pageInTime(
      manager.createQueryBuilder(InvitedSupplier, 'invited').where({ bidderKey }),
      'invited.invitedAt',
      page,
      'newest',
      'invited.project',
    ).getMany();
    const ids = rows.map(({ project }) => project);
    const projects = await readProjects(manager, ids);
    const registered = await manager.findBy(Registration, { bidderKey, project: In(ids) });
    return pageFrom(
      rows,
      page.limit,
      ({ invitedAt, project }) => [invitedAt.toISOString(), project],
      ({ project, invitedAt }) => {
        const known = projects.get(project) as TradedProject;
        const { title, timetable } = known.published;
        return {
          project,
          title,
          invitedAt: invitedAt.toISOString(),
          documentsAvailableUntil: timetable.documentsAvailableUntil,
          deadline: deadlineOf(known),
          cancelled: known.cases.some(({ stand }) => stand.done.cancel !== undefined),
          registered: registered.some((one) => one.project === project),
        };
      },
    );
  }
}
