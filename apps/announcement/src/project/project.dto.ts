import { type Stage, STAGES } from '@mingtang/procedure/procedures';
import { ProblemItemDto } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CustodyDto } from '../custody/custody.dto';
import { DocumentDto } from '../documents/document.dto';
import { DraftDto } from '../drafting/draft.dto';
import { ImportChangeDto } from '../importing/import-change';
import { TimetableDto } from '../timetable/timetable.dto';

/** What a list says of a project. */
export class ProjectSummaryDto {
  @ApiProperty({ format: 'uuid', example: '3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11' })
  id: string;

  @ApiProperty({ example: 'ocds-mingta-3f0f6a52-9a3e-4e1b-8c34-0d1a3c8f2b11', description: 'open contracting id' })
  ocid: string;

  @ApiProperty({ example: '滨江路改造工程施工招标' })
  title: string;

  @ApiProperty({
    example: 'cn-open-tender@1',
    description: 'the version of its procedure; once published, to its end',
  })
  procedure: string;

  @ApiPropertyOptional({
    description: 'SHA-256 of the canonical JSON of that version, which the public log holds; absent in a draft',
  })
  procedureDigest?: string;

  @ApiProperty({ enum: STAGES, description: 'of the lot least far on' })
  stage: Stage;

  @ApiProperty({ description: 'of what is published: 0 in a draft, one more with each notice' })
  revision: number;

  @ApiProperty({ description: 'a sandbox project runs its legal days accelerated and binds nobody' })
  sandbox: boolean;

  @ApiPropertyOptional({ example: 2, description: 'of a sandbox: how many seconds one legal day takes' })
  secondsPerDay?: number;

  @ApiPropertyOptional({
    example: 'cn-holidays@2026a',
    description: 'by the law’s calendar: the version of the public holidays by which its days are counted, to its end',
  })
  holidays?: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  changedAt: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'absent in a draft' })
  publishedAt?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'the project whose failed lots it tenders again' })
  rerunOf?: string;
}

export class LotStageDto {
  @ApiProperty({ example: '1' })
  id: string;

  @ApiProperty({ enum: STAGES })
  stage: Stage;

  @ApiPropertyOptional({ format: 'uuid', description: 'the project that tenders it again' })
  rerunIn?: string;
}

export class ProjectDto extends ProjectSummaryDto {
  @ApiProperty({ type: DraftDto, description: 'what the tender says; once published, what is in force' })
  draft: DraftDto;

  @ApiProperty({ type: [LotStageDto] })
  lots: LotStageDto[];

  @ApiPropertyOptional({ type: TimetableDto, description: 'in a draft only where one was given' })
  timetable?: TimetableDto;

  @ApiPropertyOptional({ type: CustodyDto, description: 'absent until custodians are assigned' })
  custody?: CustodyDto;

  @ApiProperty({ type: [DocumentDto], description: 'to others than the owner only those published' })
  documents: DocumentDto[];

  @ApiPropertyOptional({ description: 'counts the edits of the draft; only to the owner' })
  draftRevision?: number;

  @ApiPropertyOptional({ type: [ImportChangeDto], description: 'of an import; only to the owner' })
  importChanges?: ImportChangeDto[];

  @ApiPropertyOptional({
    type: [ProblemItemDto],
    description: 'of a draft: what is lawful and yet probably not meant; only to owner and supervisor',
  })
  warnings?: ProblemItemDto[];

  @ApiPropertyOptional({
    example: 'cn-open-tender@2',
    description: 'of a draft: the version of its procedure that came since it was begun; amending it takes that over',
  })
  newestProcedure?: string;
}
