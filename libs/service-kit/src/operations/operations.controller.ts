import { Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { type DeadLetter, DeadLetters, OutboxRelay, republishProject } from '@mingtang/messaging';
import { RefusedError } from '@mingtang/procedure/rules';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { Act } from '../access/act.decorator';
import { cursorInvalid, decodeCursor, pageFrom, pageOf, PageQuery, type Page } from '../paging/page';

export class DeadLetterDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String })
  eventId: string | null;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String })
  project: string | null;

  @ApiProperty({ example: 'bidding.bid-submitted.v1' })
  type: string;

  @ApiProperty({ description: 'why it could not be taken in' })
  error: string;

  @ApiProperty()
  deadAt: string;

  @ApiPropertyOptional({ nullable: true, type: String })
  replayedAt: string | null;
}

export class ReplayDto {
  @ApiProperty({ enum: ['replayed', 'already-replayed'] })
  outcome: string;
}

/** What an operator does about messages that got stuck; no operation changes a record. */
@ApiTags('operations')
@Controller('operations')
export class OperationsController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly dataSource: DataSource,
    private readonly relay: OutboxRelay,
  ) {}

  @Get('dead-letters')
  @Act({ summary: 'Messages that could not be taken in', by: ['operator'], response: pageOf(DeadLetterDto) })
  async list(@Query() { limit, cursor }: PageQuery): Promise<Page<DeadLetterDto>> {
    const before = decodeCursor(cursor, 1)?.[0];
    if (before !== undefined && !isUUID(before)) throw cursorInvalid();
    const letters = await this.deadLetters.list(limit + 1, before === undefined ? undefined : String(before));
    return pageFrom(letters, limit, ({ id }) => [id], toDto);
  }

  @Post('dead-letters/:id/replay')
  @Act({
    summary: 'Take a dead letter in after all',
    by: ['operator'],
    response: ReplayDto,
    refuses: { 'not-found': ['dead-letter-unknown'] },
  })
  async replay(@Param('id', ParseUUIDPipe) id: string): Promise<ReplayDto> {
    const outcome = await this.deadLetters.replay(id);
    if (outcome === 'unknown')
      throw new RefusedError([
        { kind: 'not-found', code: 'dead-letter-unknown', message: { zh: '没有该死信', en: 'no such dead letter' } },
      ]);
    return { outcome };
  }

  @Post('projects/:project/republish')
  @Act({
    summary: 'Send every event of a project to Kafka again',
    description:
      'Services that took them in already drop the copies. How many there are is not told: before the opening it would ' +
      'give away how many bid (ANN-09).',
    by: ['operator'],
    status: 202,
  })
  async republish(@Param('project', ParseUUIDPipe) project: string): Promise<void> {
    await republishProject(this.dataSource, project);
    this.relay.wake();
  }
}

function toDto(letter: DeadLetter): DeadLetterDto {
  return {
    ...letter,
    deadAt: letter.deadAt.toISOString(),
    replayedAt: letter.replayedAt?.toISOString() ?? null,
  };
}
