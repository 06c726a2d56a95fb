import { type ActId, ACTS, type Stage, STAGES } from '@mingtang/procedure/procedures';
import { MoneyDto, OrganisationDto, OwedDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { AwardDto } from '../award/award.dto';
import { ContractRefusalDto } from '../contract-refusal/contract-refusal.dto';
import { CandidateDto } from '../candidates/candidates.dto';
import { ContractDto } from '../contract/contract.dto';
import { LATER_OPENINGS } from '../projections/register-lot.entity';
import { PublicObjectionDto } from '../objections/objection.dto';

class OpeningEntryDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: 1 })
  version: number;

  @ApiProperty()
  bidder: OrganisationDto;

  @ApiProperty({ example: '2026-12-14T10:00:00.000Z' })
  receivedAt: string;

  @ApiProperty({ description: 'digest of the sealed bid’s manifest, as its receipt says it' })
  manifestDigest: string;

  @ApiProperty({ enum: ['opened', 'unopened'] })
  outcome: 'opened' | 'unopened';

  @ApiPropertyOptional()
  price?: MoneyDto;

  @ApiPropertyOptional({ description: 'why it would not open (OPN-04)' })
  reason?: string;

  @ApiPropertyOptional({ enum: ['bidder', 'other'] })
  fault?: 'bidder' | 'other';

  @ApiProperty()
  securityPaid: boolean;
}

export class OpeningRecordDto {
  @ApiProperty({ example: '2026-12-15T01:31:00.000Z' })
  openedAt: string;

  @ApiProperty({ example: '2026-12-15T01:30:00.000Z' })
  deadline: string;

  @ApiProperty({ type: [OpeningEntryDto] })
  entries: readonly OpeningEntryDto[];
}

export class LaterOpeningDto extends OpeningRecordDto {
  @ApiProperty({ enum: LATER_OPENINGS, description: 'the act that completed it' })
  act: (typeof LATER_OPENINGS)[number];
}

export class OpeningFailureDto {
  @ApiProperty({ example: '2026-12-15T01:30:00.000Z' })
  failedAt: string;

  @ApiProperty({ example: 2 })
  bids: number;

  @ApiProperty({ example: 3 })
  minimum: number;

  @ApiProperty({ example: 'OPN-02' })
  rule: string;
}

class CommitteeMemberDto {
  @ApiProperty({ example: '张工' })
  name: string;

  @ApiProperty({ enum: ['expert', 'tenderer-representative'] })
  kind: string;

  @ApiProperty({ enum: ['signed', 'dissented', 'deemed-consent'] })
  position: string;

  @ApiPropertyOptional()
  dissent?: string;
}

class ScoreDto {
  @ApiProperty({ example: 'technical' })
  criterion: string;

  @ApiProperty({ example: '36.50' })
  score: string;
}

class RejectionDto {
  @ApiProperty({ example: 'q1' })
  requirement: string;

  @ApiProperty()
  reason: string;
}

class PassedBidDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: 1 })
  version: number;
}

class TechnicallyRejectedDto extends PassedBidDto {
  @ApiProperty({ type: [RejectionDto] })
  rejections: readonly RejectionDto[];
}

class TechnicalScoreDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty({ example: '61.40', description: 'without the price' })
  total: string;
}

/** What the committee found before prices were opened. */
export class TechnicalResultDto {
  @ApiProperty({ example: '2026-12-15T03:00:00.000Z' })
  concludedAt: string;

  @ApiProperty({ type: [PassedBidDto] })
  passed: readonly PassedBidDto[];

  @ApiProperty({ type: [TechnicallyRejectedDto], description: 'whose prices stay sealed for ever' })
  rejected: readonly TechnicallyRejectedDto[];

  @ApiPropertyOptional({ type: [TechnicalScoreDto], description: 'left out where nothing is scored' })
  scores?: readonly TechnicalScoreDto[];

  @ApiProperty({
    description: 'SHA-256 of the canonical document as it stood, from which anyone can recompute who passed',
  })
  documentDigest: string;
}

class RankedBidDto {
  @ApiProperty({ format: 'uuid' })
  bid: string;

  @ApiProperty()
  bidder: OrganisationDto;

  @ApiPropertyOptional({ description: 'left out of one whose price was never opened' })
  price?: MoneyDto;

  @ApiProperty()
  responsive: boolean;

  @ApiProperty({ type: [RejectionDto] })
  rejections: readonly RejectionDto[];

  @ApiProperty({ type: [ScoreDto] })
  scores: readonly ScoreDto[];

  @ApiPropertyOptional({ example: '91.37' })
  total?: string;

  @ApiPropertyOptional({ example: 1 })
  rank?: number;

  @ApiPropertyOptional({ example: 'lower-price' })
  tieResolvedBy?: string;
}

class ReportDigestsDto {
  @ApiProperty()
  sha256: string;

  @ApiProperty()
  pdfSha256: string;
}

/** The evaluation, public with the candidates or with the decision that all bids are rejected. */
export class EvaluationDto {
  @ApiProperty({ example: '2026-12-16T08:00:00.000Z' })
  completedAt: string;

  @ApiProperty({ example: '2026-12-16T09:00:00.000Z' })
  signedAt: string;

  @ApiProperty({ enum: ['ranked', 'all-rejected'] })
  outcome: 'ranked' | 'all-rejected';

  @ApiProperty({ description: 'SHA-256 of the canonical document from which anyone can recompute the ranking' })
  documentDigest: string;

  @ApiProperty()
  report: ReportDigestsDto;

  @ApiProperty({ type: [CommitteeMemberDto] })
  members: readonly CommitteeMemberDto[];

  @ApiProperty({ type: [RankedBidDto] })
  bids: readonly RankedBidDto[];
}

export class PublishedCandidatesDto {
  @ApiProperty({ example: '2026-12-17T01:00:00.000Z' })
  publishedAt: string;

  @ApiProperty({ example: '2026-12-19T16:00:00.000Z', description: 'by when they had to be published (DIS-01)' })
  due: string;

  @ApiProperty()
  late: boolean;

  @ApiProperty({
    example: '2026-12-20T16:00:00.000Z',
    description: 'first instant at which an objection is late (DIS-02)',
  })
  objectionsUntil: string;

  @ApiProperty({ type: [CandidateDto] })
  candidates: readonly CandidateDto[];
}

/** An act that moved nothing. */
export class OvertakenActDto {
  @ApiProperty({ enum: Object.keys(ACTS), enumName: 'ActId', description: 'as the procedure calls it' })
  act: ActId;

  @ApiProperty({ example: '2026-12-01T02:00:00.000Z' })
  at: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'what it was about, e.g. an award' })
  item?: string;

  @ApiPropertyOptional({ enum: Object.keys(ACTS), enumName: 'ActId', description: 'what came before it, unseen' })
  by?: ActId;
}

/** All that is public of a lot. */
export class LotFactsDto {
  @ApiProperty({ example: '1' })
  lot: string;

  @ApiProperty({ example: '一标段：道路及排水工程' })
  title: string;

  @ApiProperty()
  description: string;

  @ApiPropertyOptional()
  estimate?: MoneyDto;

  @ApiPropertyOptional()
  maximumPrice?: MoneyDto;

  @ApiProperty({ enum: STAGES })
  stage: Stage;

  @ApiProperty({
    type: [OwedDto],
    description:
      'what comes next by the procedure, who owes it, by when and under which rule; what is due first comes first',
  })
  owed: readonly OwedDto[];

  @ApiProperty({ description: 'an objection is open, and nothing goes on (DIS-02)' })
  suspended: boolean;

  @ApiPropertyOptional()
  opening?: OpeningRecordDto;

  @ApiProperty({
    type: [LaterOpeningDto],
    description: 'openings after the first: of the prices of those whose technical part passed, of final offers',
  })
  laterOpenings: readonly LaterOpeningDto[];

  @ApiPropertyOptional()
  openingFailure?: OpeningFailureDto;

  @ApiPropertyOptional({ description: 'who passed the review before prices were opened (OPN-06)' })
  technical?: TechnicalResultDto;

  @ApiPropertyOptional({
    example: '2026-12-15T03:00:00.000Z',
    description: 'when the group called for final offers (GP-10)',
  })
  finalOffersCalledAt?: string;

  @ApiPropertyOptional()
  evaluation?: EvaluationDto;

  @ApiPropertyOptional()
  candidates?: PublishedCandidatesDto;

  @ApiProperty({ type: [PublicObjectionDto] })
  objections: readonly PublicObjectionDto[];

  @ApiProperty({ type: [PublicObjectionDto], description: 'of the published result (GP-08); they stop nothing' })
  challenges: readonly PublicObjectionDto[];

  @ApiPropertyOptional({ description: 'the award that stands' })
  award?: AwardDto;

  @ApiPropertyOptional({
    description: 'the lot was awarded before its tender was cancelled, which does not touch it (ANN-11)',
  })
  cancelledAfterAward?: true;

  @ApiProperty({
    type: [ContractRefusalDto],
    description: 'that winners did not conclude the contract (DIS-05, DIS-06)',
  })
  contractRefusals: readonly ContractRefusalDto[];

  @ApiProperty({
    type: [AwardDto],
    description: 'awards whose winner was passed over since (DIS-03), or that a cancellation came before (ANN-11)',
  })
  earlierAwards: readonly AwardDto[];

  @ApiPropertyOptional()
  contract?: ContractDto;

  @ApiProperty({
    type: [OvertakenActDto],
    description:
      'acts that the lot no longer allowed when their turn came in the order of the project’s events: they changed nothing',
  })
  overtaken: readonly OvertakenActDto[];
}
