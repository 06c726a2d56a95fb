import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, ProjectPath } from '@mingtang/service-kit';
import { AssignCustody } from './assign-custody';
import { AssignCustodyDto, CustodyDto, GiveRecipientDto, SeatDto } from './custody.dto';
import { GiveRecipient } from './give-recipient';

@ApiTags('custody')
@Controller('projects/:project/custody')
export class CustodyController {
  constructor(
    private readonly assigning: AssignCustody,
    private readonly giving: GiveRecipient,
  ) {}

  @Put()
  @Act({
    summary: 'Name the custodians of a draft’s opening keys',
    by: ['tenderer', 'agency'],
    response: CustodyDto,
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown'],
      invalid: ['custodian-unknown', 'threshold-too-high'],
      conflict: ['not-draft', 'custodians-too-few'],
    },
  })
  assign(
    @Param() { project }: ProjectPath,
    @Body() custody: AssignCustodyDto,
    @By() actor: Actor,
  ): Promise<CustodyDto> {
    return this.assigning.assign(project, custody, actor);
  }

  @Put('recipient')
  @Act({
    summary: 'Give the age recipient that I made for this project',
    by: ['custodian'],
    response: SeatDto,
    refuses: {
      'not-found': ['custodian-not-assigned'],
      invalid: ['recipient-malformed', 'signature-wrong'],
      conflict: ['custodian-not-registered', 'not-draft', 'recipient-taken'],
    },
  })
  give(@Param() { project }: ProjectPath, @Body() given: GiveRecipientDto, @By() actor: Actor): Promise<SeatDto> {
    return this.giving.give(project, given, actor);
  }
}
