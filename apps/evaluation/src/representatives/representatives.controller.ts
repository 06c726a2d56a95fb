import { type Actor, organisationKey } from '@mingtang/contracts';
import { Clock } from '@mingtang/messaging';
import { Act, By, decodeCursor, organisationOf, type Page, pageFrom, pageOf, PageQuery } from '@mingtang/service-kit';
import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { refused } from '../refusals';
import { KnownRepresentativeDto, RegisterRepresentativeDto, representativeDto } from './representative.dto';
import { KnownRepresentative } from './representative.entity';

@ApiTags('committee')
@Controller('representatives')
export class RepresentativesController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  @Put('me')
  @Act({
    summary: 'Offer myself as a representative of my organisation on committees',
    description:
      'A draw seats only people who have: so that every seat belongs to somebody who can sign in and take it.',
    by: ['tenderer', 'agency'],
    response: KnownRepresentativeDto,
    rules: ['EVA-01', 'EVA-03'],
    refuses: { forbidden: ['organisation-missing', 'representative-supervises'] },
  })
  async register(@Body() { name }: RegisterRepresentativeDto, @By() actor: Actor): Promise<KnownRepresentativeDto> {
    const organisation = organisationOf(actor);
    // Who supervises sits on no committee (评标委员会和评标方法暂行规定 art. 12).
    if (actor.roles.includes('supervisor')) throw refused('representative-supervises', { rule: 'EVA-03' });
    const { subject, roles } = actor;
    const representative = {
      subject,
      name,
      organisation,
      organisationKey: organisationKey(organisation),
      roles: [...roles],
      registeredAt: this.clock.now(),
    };
    await this.dataSource.manager.upsert(KnownRepresentative, representative, ['subject']);
    return representativeDto(representative);
  }

  @Get()
  @Act({
    summary: 'Who of my organisation has offered to represent it on committees',
    by: ['tenderer', 'agency'],
    response: pageOf(KnownRepresentativeDto),
    refuses: { forbidden: ['organisation-missing'], invalid: ['cursor-invalid'] },
  })
  async list(@Query() { limit, cursor }: PageQuery, @By() actor: Actor): Promise<Page<KnownRepresentativeDto>> {
    const after = decodeCursor(cursor, 1);
    const query = this.dataSource.manager
      .createQueryBuilder(KnownRepresentative, 'representative')
      .where({ organisationKey: organisationKey(organisationOf(actor)) })
      .orderBy('representative.subject')
      .limit(limit + 1);
    if (after) query.andWhere('representative.subject > :subject', { subject: String(after[0]) });
    return pageFrom(await query.getMany(), limit, ({ subject }) => [subject], representativeDto);
  }
}
