import { type Actor } from '@mingtang/contracts';
import { Act, By, LotPath } from '@mingtang/service-kit';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContractRefusalDto, DeclareFailedDto, RecordContractRefusalDto } from './contract-refusal.dto';
import { DeclareFailed } from './declare-failed';
import { RecordContractRefusal } from './record-contract-refusal';

@ApiTags('contract')
@Controller('projects/:project/lots/:lot')
export class ContractRefusalController {
  constructor(
    private readonly recording: RecordContractRefusal,
    private readonly failing: DeclareFailed,
  ) {}

  @Post('contract-refusal')
  @Act({
    summary: 'Record that the winner does not conclude the contract',
    description:
      'By the winner itself at any time after its notice; by the owner once the time for the contract is over. Only then its bid ' +
      'security may be kept for it.',
    by: ['tenderer', 'agency', 'bidder'],
    creates: true,
    response: ContractRefusalDto,
    rules: ['DIS-05', 'DIS-06'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown'],
      forbidden: ['not-your-project'],
      conflict: ['stage-does-not-allow', 'act-out-of-turn', 'already-done'],
      rule: ['contract-still-possible', 'performance-security-not-asked'],
    },
  })
  record(
    @Param() path: LotPath,
    @Body() refusal: RecordContractRefusalDto,
    @By() actor: Actor,
  ): Promise<ContractRefusalDto> {
    return this.recording.record(path, refusal, actor);
  }

  @Post('failure')
  @Act({
    summary: 'Let a lot fail whose winner refused the contract, to tender again',
    description:
      'Instead of taking the next candidate, once the refusal of the last award is on record; the reason is published. The lot can be run again as ' +
      'every lot that failed.',
    by: ['tenderer', 'agency'],
    creates: true,
    response: ContractRefusalDto,
    rules: ['DIS-03', 'GP-09'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown'],
      forbidden: ['not-your-project'],
      conflict: ['stage-does-not-allow', 'act-out-of-turn', 'not-ordered-yet'],
    },
  })
  fail(@Param() path: LotPath, @Body() given: DeclareFailedDto, @By() actor: Actor): Promise<ContractRefusalDto> {
    return this.failing.declare(path, given, actor);
  }
}
