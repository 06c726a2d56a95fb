import { type Actor, ROLES } from '@mingtang/contracts';
import { Act, By, IsLine } from '@mingtang/service-kit';
import { Controller, Get, Header, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { MaxLength } from 'class-validator';
import { Calendar } from './calendar';

export class CalendarLinkDto {
  @ApiProperty({
    example: 'https://tenders.example.org/api/notification/calendar.ics?token=9f…Q',
    description: 'a secret: whoever has it reads the calendar',
  })
  url: string;
}

export class CalendarQuery {
  @ApiProperty({ description: 'the secret of the link; in the query, which no log keeps' })
  @IsLine()
  @MaxLength(100)
  token: string;
}

const ICS = 'text/calendar; charset=utf-8';

@ApiTags('calendar')
@Controller()
export class CalendarController {
  constructor(private readonly calendar: Calendar) {}

  @Get('calendar')
  @Act({ summary: 'The link of this account’s calendar', by: ROLES, response: CalendarLinkDto })
  async link(@By() actor: Actor): Promise<CalendarLinkDto> {
    return { url: await this.calendar.link(actor) };
  }

  @Post('calendar/renewal')
  @Act({
    summary: 'Give the calendar another link; the old one ends',
    by: ROLES,
    status: 200,
    response: CalendarLinkDto,
  })
  async renew(@By() actor: Actor): Promise<CalendarLinkDto> {
    return { url: await this.calendar.renew(actor) };
  }

  @Get('calendar.ics')
  @Act({
    summary: 'A calendar by its secret link (RFC 5545)',
    description: 'For programs that cannot sign in. What is due to the account that made the link, and by when.',
    by: 'public',
    produces: ['text/calendar'],
    refuses: { 'not-found': ['calendar-unknown'] },
  })
  @Header('content-type', ICS)
  @Header('cache-control', 'private, no-store')
  show(@Query() { token }: CalendarQuery): Promise<string> {
    return this.calendar.show(token);
  }
}
