import { type Stage, STAGES } from '@mingtang/procedure/procedures';
import { type Classification, CLASSIFICATIONS } from '@mingtang/procedure/tender';
import { MoneyDto, OrganisationDto, pageOf } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** A project as a line of the register. */
export class ProjectLineDto {
  @ApiProperty({ format: 'uuid' })
  project: string;

  @ApiProperty({ example: 'ocds-mingtang-3f0f6a52' })
  ocid: string;

  @ApiProperty({ example: '滨江路改造工程施工招标' })
  title: string;

  @ApiProperty({ enum: CLASSIFICATIONS })
  classification: Classification;

  @ApiProperty({ example: '990100' })
  region: string;

  @ApiProperty()
  procuringEntity: OrganisationDto;

  @ApiPropertyOptional()
  agency?: OrganisationDto;

  @ApiProperty({ type: MoneyDto, nullable: true })
  estimate: MoneyDto | null;

  @ApiProperty({ example: 'cn-open-tender@1', description: 'the way to trade and its version, of its notice' })
  procedure: string;

  @ApiProperty({ enum: STAGES })
  stage: Stage;

  @ApiProperty({ example: 1, description: 'how many lots it has' })
  lots: number;

  @ApiProperty({ example: '2026-11-24T08:00:00.000Z' })
  publishedAt: string;

  @ApiProperty({ example: '2026-12-15T01:30:00.000Z' })
  submissionDeadline: string;

  @ApiProperty({ description: 'its legal days are accelerated: a demonstration or a test' })
  sandbox: boolean;

  @ApiPropertyOptional({ format: 'uuid', description: 'the project whose failed lots this one tenders again' })
  rerunOf?: string;
}

export class ProjectListDto extends pageOf(ProjectLineDto) {
  @ApiPropertyOptional({
    example: 42,
    description: 'how many projects match, on the first page; counted up to 10000, which means so many or more',
  })
  readonly total?: number;
}
