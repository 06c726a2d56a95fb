import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsLine } from '@mingtang/service-kit';
import { IsBoolean, IsOptional, MaxLength } from 'class-validator';
import { SandboxDto } from '../drafting/draft.dto';
import { ProjectDto } from '../project/project.dto';
import { ImportChangeDto } from './import-change';

export class ImportDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'OCDS 1.1 release, compiled release, record, release package or record package',
    example: {
      ocid: 'ocds-213czf-000-00001',
      id: '1',
      tender: { id: '1', title: 'Road works &amp; drainage', value: { amount: 250000, currency: 'GBP' } },
      buyer: { name: 'Leeds City Council' },
    },
  })
  release: unknown;

  @ApiPropertyOptional({
    example: 'ocds-213czf-000-00001',
    description: 'which process, where the document holds several',
  })
  @IsOptional()
  @IsLine()
  @MaxLength(500)
  ocid?: string;

  @ApiPropertyOptional({
    description: 'that what was not tendered openly, such as a direct award, is tendered so here',
  })
  @IsOptional()
  @IsBoolean()
  asOpenTender?: boolean;

  @ApiPropertyOptional({ type: SandboxDto, description: 'makes it a sandbox project, marked as such everywhere' })
  sandbox?: SandboxDto;
}

export class ImportedProjectDto {
  @ApiProperty({ type: ProjectDto })
  project: ProjectDto;

  @ApiProperty({ type: [ImportChangeDto], description: 'every difference between the release and the draft' })
  changes: ImportChangeDto[];
}
