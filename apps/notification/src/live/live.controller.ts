import { type Actor, ROLES } from '@mingtang/contracts';
import { Act, By } from '@mingtang/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { type Request, type Response } from 'express';
import { OwnStream } from './own-stream';
import { PublicStream } from './public-stream';

export class LiveQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'only steps of this project' })
  @IsOptional()
  @IsUUID()
  project?: string;
}

const EVENT_STREAM = ['text/event-stream'];

@ApiTags('live')
@Controller()
export class LiveController {
  constructor(
    private readonly publicStream: PublicStream,
    private readonly ownStream: OwnStream,
  ) {}

  @Get('live')
  @Act({
    summary: 'Public steps as they happen, as server-sent events',
    description:
      '`event: step` with `{project, lot, event, type, time}`: what the register shows from that moment on, and nothing that it hides ' +
      'until the opening. `event: missed` says: read again. Goes on after `Last-Event-ID`, leaving none out.',
    by: 'public',
    produces: EVENT_STREAM,
    rules: ['ANN-09'],
  })
  watch(@Query() { project }: LiveQuery, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.publicStream.open(request, response, project);
  }

  @Get('notifications/live')
  @Act({
    summary: 'That this account has a new notification, as server-sent events',
    description: '`event: notification` with its id. `event: missed` says: read again. Ends with the access token.',
    by: ROLES,
    produces: EVENT_STREAM,
  })
  watchOwn(@By() actor: Actor, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.ownStream.open(request, response, actor);
  }
}
