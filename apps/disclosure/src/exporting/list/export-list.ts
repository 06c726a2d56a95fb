import { Clock } from '@mingtang/messaging';
import { ListProjects } from '../../register/search/list-projects';
import { type ProjectLineDto } from '../../register/search/project-line.dto';
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { type ListFilePath, type ListFileQuery } from '../export.dto';
import { csvOf } from '../files/csv';
import { type NamedFile } from '../files/send-file';
import { tableOf } from '../files/table';
import { xlsxOf } from '../files/xlsx';
import { type Language } from '../words';
import { LIST_COLUMNS } from './list-columns';

const NAME = { zh: '公共资源交易登记簿', en: 'Register of projects' };

/** All projects that match a search, as a file. */
@Injectable()
export class ExportList {
  constructor(
    private readonly projects: ListProjects,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `search-without-words`, `search-too-wide` */
  async file(format: ListFilePath['format'], { lang, ...asked }: ListFileQuery): Promise<NamedFile> {
    const at = this.clock.instant();
    const content = contentOf(format, await this.projects.each(asked), lang);
    return { what: NAME[lang], part: 'register', format, at, content };
  }
}

function contentOf(format: ListFilePath['format'], lines: AsyncIterable<ProjectLineDto>, lang: Language): Readable {
  if (format === 'json') return Readable.from(jsonOf(lines));
  const table = tableOf(NAME, LIST_COLUMNS, lines, lang);
  return format === 'csv' ? csvOf(table) : xlsxOf([table], NAME[lang]);
}

async function* jsonOf(lines: AsyncIterable<ProjectLineDto>): AsyncGenerator<string> {
  let before = '{"items":[\n';
  for await (const line of lines) {
    yield before + JSON.stringify(line);
    before = ',\n';
  }
  yield before.startsWith(',') ? '\n]}\n' : `${before}]}\n`;
}
