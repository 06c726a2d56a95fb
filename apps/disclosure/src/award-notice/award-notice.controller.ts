import { type Actor } from '@mingtang/contracts';
import { Act, By, LotPath, type Page, pageOf, PageQuery } from '@mingtang/service-kit';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AwardNoticeDto, AwardNoticeGivenDto } from './award-notice.dto';
import { GiveAwardNotice } from './give-award-notice';
import { ListAwardNotices } from './list-award-notices';

@ApiTags('award')
@Controller()
export class AwardNoticeController {
  constructor(
    private readonly giving: GiveAwardNotice,
    private readonly listing: ListAwardNotices,
  ) {}

  @Post('projects/:project/lots/:lot/award-notice')
  @Act({
    summary: 'Tell the winner and all other bidders at the same time',
    by: ['tenderer', 'agency'],
    creates: true,
    response: AwardNoticeGivenDto,
    rules: ['DIS-04'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown'],
      forbidden: ['organisation-missing', 'not-your-project'],
      conflict: ['stage-does-not-allow', 'already-done', 'not-ordered-yet'],
    },
  })
  give(@Param() path: LotPath, @By() actor: Actor): Promise<AwardNoticeGivenDto> {
    return this.giving.give(path, actor);
  }

  @Get('award-notices')
  @Act({
    summary: 'The award notices to my organisation',
    by: ['bidder'],
    response: pageOf(AwardNoticeDto),
    refuses: { forbidden: ['organisation-missing'], invalid: ['cursor-invalid'] },
  })
  list(@Query() page: PageQuery, @By() actor: Actor): Promise<Page<AwardNoticeDto>> {
    return this.listing.list(page, actor);
  }
}
