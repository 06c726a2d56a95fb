import { type Actor, ROLES } from '@mingtang/contracts';
import { Act, By, type Page, pageOf } from '@mingtang/service-kit';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Contacts } from '../contacts/contacts';
import { Inbox } from './inbox';
import { NotificationDto, NotificationQuery, ReadDto, UnreadDto } from './notification.dto';

@ApiTags('notifications')
@Controller('notifications')
export class InboxController {
  constructor(
    private readonly inbox: Inbox,
    private readonly contacts: Contacts,
  ) {}

  @Get()
  @Act({
    summary: 'What this account was told, newest first',
    description:
      'Of others’ acts only what the account could see at that time; before an opening nothing of other bidders.',
    by: ROLES,
    response: pageOf(NotificationDto),
    rules: ['ANN-09', 'EVA-03'],
    refuses: { invalid: ['cursor-invalid'] },
  })
  list(@By() actor: Actor, @Query() query: NotificationQuery): Promise<Page<NotificationDto>> {
    return this.inbox.list(actor, query);
  }

  @Get('unread')
  @Act({ summary: 'How many notifications this account has not read', by: ROLES, response: UnreadDto })
  async unread(@By() actor: Actor): Promise<UnreadDto> {
    // Whoever looks for the first time is written to from then on.
    await this.contacts.of(actor);
    return { count: await this.inbox.unread(actor) };
  }

  @Post('read')
  @Act({
    summary: 'Mark a notification and all before it as read',
    by: ROLES,
    status: 204,
    refuses: { 'not-found': ['notification-unknown'] },
  })
  async read(@By() actor: Actor, @Body() { upTo }: ReadDto): Promise<void> {
    await this.inbox.read(actor, upTo);
  }
}
