import { Act, attachment } from '@mingtang/service-kit';
import { Controller, Get, Header, Param, StreamableFile } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { ProveEvent } from './prove-event';

class EventPath {
  @ApiProperty({ format: 'uuid', description: 'id of the event, as a receipt tells it' })
  @IsUUID()
  event: string;
}

@ApiTags('proofs')
@Controller('proofs')
export class ProofsController {
  constructor(private readonly proving: ProveEvent) {}

  @Get(':event')
  @Header('cache-control', 'no-store')
  @Act({
    summary: 'That an event is in the log: a `.tlog-proof` file (c2sp.org/tlog-proof)',
    description:
      'Within about a second of the event. Keep it: it needs nobody’s word to be checked later. It holds the payload where that is ' +
      'public, and that of a sealed event, whose id only the holder of its receipt knows.',
    by: 'public',
    produces: ['text/plain'],
    refuses: { 'not-found': ['event-unknown'], conflict: ['not-logged-yet'] },
  })
  async prove(@Param() { event }: EventPath): Promise<StreamableFile> {
    return new StreamableFile(Buffer.from(await this.proving.prove(event.toLowerCase())), {
      type: 'text/plain; charset=utf-8',
      disposition: attachment(`${event.toLowerCase()}.tlog-proof`),
    });
  }
}
