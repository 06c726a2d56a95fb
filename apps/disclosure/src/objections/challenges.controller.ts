import { type Actor } from '@mingtang/contracts';
import { Act, By, LotPath, type Page, pageOf, PageQuery } from '@mingtang/service-kit';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { AnswerObjection } from './answer-objection';
import { FileObjection } from './file-objection';
import { ListObjections } from './list-objections';
import { AnswerObjectionDto, FileObjectionDto, ObjectionDto } from './objection.dto';

class ChallengePath extends LotPath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  challenge: string;
}

/** Challenges (质疑) are raised, kept and answered as objections are; they stop nothing by themselves. */
@ApiTags('challenges')
@Controller('projects/:project/lots/:lot/challenges')
export class ChallengesController {
  constructor(
    private readonly filing: FileObjection,
    private readonly answering: AnswerObjection,
    private readonly listing: ListObjections,
  ) {}

  @Post()
  @Act({
    summary: 'Challenge the published result',
    description: 'By a bidder of the lot, or another with an interest that it states. It stops nothing by itself.',
    hasDeadline: true,
    by: ['bidder'],
    creates: true,
    response: ObjectionDto,
    rules: ['GP-08'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown'],
      forbidden: ['organisation-missing', 'objector-without-interest'],
      conflict: ['act-not-in-procedure', 'stage-does-not-allow'],
      rule: ['period-not-begun', 'period-over'],
    },
  })
  file(@Param() path: LotPath, @Body() challenge: FileObjectionDto, @By() actor: Actor): Promise<ObjectionDto> {
    return this.filing.file(path, challenge, actor, 'challenge');
  }

  @Get()
  @Act({
    summary: 'The challenges of a lot',
    description: 'Times, state and digests for anyone; texts for the owner, who filed it, and supervisors.',
    by: 'public',
    response: pageOf(ObjectionDto),
    refuses: { 'not-found': ['project-unknown', 'lot-unknown'], invalid: ['cursor-invalid'] },
  })
  list(@Param() path: LotPath, @Query() page: PageQuery, @By() actor: Actor | undefined): Promise<Page<ObjectionDto>> {
    return this.listing.list(path, page, actor, 'challenge');
  }

  @Post(':challenge/answer')
  @Act({
    summary: 'Answer a challenge',
    hasDeadline: true,
    by: ['tenderer', 'agency'],
    response: ObjectionDto,
    rules: ['GP-08'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown', 'objection-unknown'],
      forbidden: ['organisation-missing', 'not-your-project'],
      conflict: ['act-not-in-procedure', 'stage-does-not-allow', 'challenge-settled'],
    },
  })
  answer(
    @Param() { challenge, ...path }: ChallengePath,
    @Body() answer: AnswerObjectionDto,
    @By() actor: Actor,
  ): Promise<ObjectionDto> {
    return this.answering.answer(path, challenge, answer, actor, 'challenge');
  }
}
