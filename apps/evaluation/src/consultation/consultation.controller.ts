import { type Actor } from '@mingtang/contracts';
import { Act, By } from '@mingtang/service-kit';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { LotPath } from '../lot/lot-path';
import { CallFinalOffers } from './call-final-offers';
import { ChangeRequirements } from './change-requirements';
import {
  ConsultationDto,
  ConsultationReceiptDto,
  ConsultationStandDto,
  FinalOffersCallDto,
  FinalOffersCalledDto,
  RequirementsChangeDto,
  RequirementsChangedDto,
  RequirementsChangesDto,
} from './consultation.dto';
import { ListChanges } from './list-changes';
import { RecordConsultation } from './record-consultation';
import { ShowConsultation } from './show-consultation';

const MEMBERS = ['expert', 'tenderer', 'agency'] as const;
const UNKNOWN = ['project-unknown', 'lot-unknown'];
const NOT_A_MEMBER = ['not-a-committee-member'];

@ApiTags('consultation')
@Controller('projects/:project/lots/:lot')
export class ConsultationController {
  constructor(
    private readonly showConsultation: ShowConsultation,
    private readonly listChanges: ListChanges,
    private readonly recordConsultation: RecordConsultation,
    private readonly changeRequirements: ChangeRequirements,
    private readonly callFinalOffers: CallFinalOffers,
  ) {}

  @Get('consultation')
  @Act({
    summary: 'How the consultation of a lot goes',
    description: 'For members of the group: who was consulted how often, and what changed of the requirements.',
    by: [...MEMBERS],
    response: ConsultationStandDto,
    rules: ['GP-10'],
    refuses: {
      forbidden: NOT_A_MEMBER,
      'not-found': UNKNOWN,
      conflict: ['opening-not-complete', 'evaluation-cancelled', 'review-not-concluded'],
    },
  })
  show(@Param() path: LotPath, @By() actor: Actor): Promise<ConsultationStandDto> {
    return this.showConsultation.run(path, actor);
  }

  @Get('requirements-changes')
  @Act({
    summary: 'What was changed in the consultation',
    description: 'For suppliers whose bids passed the review, the group, the purchaser and supervision.',
    by: ['bidder', ...MEMBERS, 'supervisor'],
    response: RequirementsChangesDto,
    rules: ['GP-10'],
    refuses: {
      forbidden: ['lot-not-yours'],
      'not-found': UNKNOWN,
      conflict: ['opening-not-complete', 'evaluation-cancelled'],
    },
  })
  changes(@Param() path: LotPath, @By() actor: Actor): Promise<RequirementsChangesDto> {
    return this.listChanges.run(path, actor);
  }

  @Post('consultations')
  @Act({
    summary: 'Record a consultation with one supplier',
    description:
      'The group consults each supplier apart. The minutes stay sealed until the result; their salted digest is logged.',
    by: [...MEMBERS],
    response: ConsultationReceiptDto,
    rules: ['GP-10'],
    refuses: { forbidden: NOT_A_MEMBER, 'not-found': UNKNOWN, conflict: ['stage-does-not-allow', 'bid-not-consulted'] },
    creates: true,
  })
  record(
    @Param() path: LotPath,
    @Body() consultation: ConsultationDto,
    @By() actor: Actor,
  ): Promise<ConsultationReceiptDto> {
    return this.recordConsultation.run(path, consultation, actor);
  }

  @Post('requirements-changes')
  @Act({
    summary: 'Change what is asked for, in the consultation',
    description: 'By the purchaser’s representative in the group. All who take part are told, and consulted again.',
    by: [...MEMBERS],
    response: RequirementsChangedDto,
    rules: ['GP-10'],
    refuses: {
      forbidden: NOT_A_MEMBER,
      'not-found': UNKNOWN,
      conflict: ['stage-does-not-allow'],
      rule: ['change-not-agreed'],
    },
    creates: true,
  })
  change(
    @Param() path: LotPath,
    @Body() change: RequirementsChangeDto,
    @By() actor: Actor,
  ): Promise<RequirementsChangedDto> {
    return this.changeRequirements.run(path, change, actor);
  }

  @Post('final-offers-call')
  @Act({
    summary: 'Call for final offers',
    description:
      'Once everybody who takes part was consulted since the last change: sealed, by one deadline, from at least as many as the procedure asks for.',
    by: [...MEMBERS],
    response: FinalOffersCalledDto,
    rules: ['GP-10'],
    refuses: {
      forbidden: NOT_A_MEMBER,
      'not-found': UNKNOWN,
      conflict: ['stage-does-not-allow'],
      rule: ['too-few-for-final-offers', 'not-all-consulted', 'final-deadline-not-ahead'],
    },
    creates: true,
  })
  call(@Param() path: LotPath, @Body() call: FinalOffersCallDto, @By() actor: Actor): Promise<FinalOffersCalledDto> {
    return this.callFinalOffers.run(path, call, actor);
  }
}
