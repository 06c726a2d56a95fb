import { ProjectPath } from '@mingtang/service-kit';
import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { SortedFilter } from '../register/search/register-query.dto';
import { type Language } from './words';

const LANGUAGES = ['zh', 'en'] as const;
const LIST_FORMATS = ['json', 'csv', 'xlsx'] as const;
const PROJECT_FORMATS = ['json', 'csv', 'xlsx', 'pdf'] as const;
export const PROJECT_TABLES = ['facts', 'lots', 'items', 'bids', 'objections', 'steps'] as const;
export type ProjectTable = (typeof PROJECT_TABLES)[number];

export class ListFilePath {
  @ApiProperty({ enum: LIST_FORMATS })
  @IsIn(LIST_FORMATS)
  format: (typeof LIST_FORMATS)[number];
}

export class ProjectFilePath extends ProjectPath {
  @ApiProperty({ enum: PROJECT_FORMATS })
  @IsIn(PROJECT_FORMATS)
  format: (typeof PROJECT_FORMATS)[number];
}

class InLanguage {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh', description: 'language of heads and words; JSON has none' })
  @IsOptional()
  @IsIn(LANGUAGES)
  lang: Language = 'zh';
}

export class ListFileQuery extends IntersectionType(SortedFilter, InLanguage) {}

export class ProjectFileQuery extends InLanguage {
  @ApiPropertyOptional({
    enum: PROJECT_TABLES,
    default: 'steps',
    description: 'which of the tables a CSV file holds; the other formats hold all',
  })
  @IsOptional()
  @IsIn(PROJECT_TABLES)
  table: ProjectTable = 'steps';
}
