import { Act, EndWithReaderInterceptor } from '@mingtang/service-kit';
import { Controller, Get, Header, Param, Query, Res, type StreamableFile, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { ListFilePath, ListFileQuery, ProjectFilePath, ProjectFileQuery } from './export.dto';
import { MEDIA_TYPES, sendFile } from './files/send-file';
import { ExportList } from './list/export-list';
import { ExportProject } from './project/export-project';

const { json, csv, xlsx, pdf } = MEDIA_TYPES;
const CSV_FORM =
  'CSV is UTF-8 with a byte order mark, times in legal time with their offset; a text that a spreadsheet would take for a formula, a ' +
  "date or another number begins with `'`, as does one that begins with `'` itself. Times in Excel are those of the head’s zone.";

@ApiTags('register')
@Controller('register')
@UseInterceptors(EndWithReaderInterceptor)
export class ExportController {
  constructor(
    private readonly exportList: ExportList,
    private readonly exportProject: ExportProject,
  ) {}

  @Get('export.:format')
  @Header('cache-control', 'no-store')
  @Act({
    summary: 'All projects that match a search, as a file',
    description: `JSON: \`{items}\` with lines as in the list. ${CSV_FORM}`,
    by: 'public',
    produces: [json, csv, xlsx],
    rules: ['ANN-09'],
    refuses: { invalid: ['search-without-words', 'search-too-wide'] },
  })
  async list(
    @Param() { format }: ListFilePath,
    @Query() asked: ListFileQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return sendFile(response, await this.exportList.file(format, asked));
  }

  @Get('projects/:project/export.:format')
  @Header('cache-control', 'no-store')
  @Act({
    summary: 'All that is public of a project at this moment, as a file',
    description: `JSON: the project’s page with all its steps. PDF: for reading, with the first 500 steps. ${CSV_FORM}`,
    by: 'public',
    produces: [json, csv, xlsx, pdf],
    rules: ['ANN-09', 'EVA-03'],
    refuses: { 'not-found': ['project-unknown'] },
  })
  async project(
    @Param() path: ProjectFilePath,
    @Query() asked: ProjectFileQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return sendFile(response, await this.exportProject.file(path, asked));
  }
}
