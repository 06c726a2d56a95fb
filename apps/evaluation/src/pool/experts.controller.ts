import { type Actor } from '@mingtang/contracts';
import { Act, By, type Page, pageOf } from '@mingtang/service-kit';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ApplyToPool } from './apply-to-pool';
import { DecideOnExpert } from './decide-on-expert';
import { ExpertApplicationDto, ExpertDto, expertDto, ExpertPath, ExpertRemovalDto, ExpertsQuery } from './expert.dto';
import { Expert } from './expert.entity';
import { ListExperts } from './list-experts';

@ApiTags('expert pool')
@Controller('experts')
export class ExpertsController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly applyToPool: ApplyToPool,
    private readonly decideOnExpert: DecideOnExpert,
    private readonly listExperts: ListExperts,
  ) {}

  @Put('me')
  @Act({
    summary: 'Apply to the expert pool, or bring one’s entry up to date',
    description: 'A changed entry waits to be admitted again; the organisation is that of the account.',
    by: ['expert'],
    response: ExpertDto,
    rules: ['EVA-02'],
  })
  apply(@Body() application: ExpertApplicationDto, @By() actor: Actor): Promise<ExpertDto> {
    return this.applyToPool.run(application, actor);
  }

  @Get('me')
  @Act({
    summary: 'My entry in the expert pool',
    by: ['expert'],
    response: ExpertDto,
    noneYet: 'the account has not applied',
  })
  async mine(@By() { subject }: Actor): Promise<ExpertDto | undefined> {
    const expert = await this.dataSource.manager.findOneBy(Expert, { subject });
    return expert ? expertDto(expert) : undefined;
  }

  @Get()
  @Act({
    summary: 'Experts of the pool by category, region and state',
    by: ['operator', 'supervisor'],
    response: pageOf(ExpertDto),
    refuses: { invalid: ['cursor-invalid'] },
  })
  list(@Query() query: ExpertsQuery): Promise<Page<ExpertDto>> {
    return this.listExperts.run(query);
  }

  @Post(':expert/admission')
  @Act({
    summary: 'Admit an expert to the pool',
    by: ['operator'],
    response: ExpertDto,
    rules: ['EVA-02'],
    refuses: { 'not-found': ['expert-unknown'], conflict: ['expert-not-applied'] },
  })
  admit(@Param() { expert }: ExpertPath): Promise<ExpertDto> {
    return this.decideOnExpert.admit(expert);
  }

  @Post(':expert/removal')
  @Act({
    summary: 'Remove an expert from the pool, saying why',
    by: ['operator'],
    response: ExpertDto,
    refuses: { 'not-found': ['expert-unknown'], conflict: ['expert-removed-already'] },
  })
  remove(@Param() { expert }: ExpertPath, @Body() { reason }: ExpertRemovalDto): Promise<ExpertDto> {
    return this.decideOnExpert.remove(expert, reason);
  }
}
