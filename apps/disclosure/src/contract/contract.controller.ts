import { type Actor } from '@mingtang/contracts';
import { Act, By, LotPath } from '@mingtang/service-kit';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContractDto, PublishContractDto } from './contract.dto';
import { PublishContract } from './publish-contract';

@ApiTags('contract')
@Controller('projects/:project/lots/:lot/contract')
export class ContractController {
  constructor(private readonly publishing: PublishContract) {}

  @Post()
  @Act({
    summary: 'Publish the contract of a lot',
    description: 'Signed after the notice of award, at the price of the bid. Signed too late, it is published as late.',
    by: ['tenderer', 'agency'],
    creates: true,
    response: ContractDto,
    rules: ['DIS-05', 'DIS-06'],
    refuses: {
      'not-found': ['project-unknown', 'lot-unknown'],
      forbidden: ['organisation-missing', 'not-your-project'],
      conflict: ['stage-does-not-allow', 'act-out-of-turn', 'not-ordered-yet', 'contract-refusal-recorded'],
      invalid: ['contract-signed-in-future', 'amount-malformed', 'currency-unknown'],
      rule: ['contract-before-notice', 'contract-price-differs', 'performance-security-too-high'],
    },
  })
  publish(@Param() path: LotPath, @Body() terms: PublishContractDto, @By() actor: Actor): Promise<ContractDto> {
    return this.publishing.publish(path, terms, actor);
  }
}
