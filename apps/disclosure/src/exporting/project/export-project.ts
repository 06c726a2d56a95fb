import { Clock } from '@mingtang/messaging';
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { type ProjectFactsDto } from '../../register/project-facts.dto';
import { ProjectFacts } from '../../register/project-facts';
import { ProjectSteps } from '../../register/project-steps';
import { type StepDto } from '../../register/step.dto';
import { PROJECT_TABLES, type ProjectFilePath, type ProjectFileQuery } from '../export.dto';
import { csvOf } from '../files/csv';
import { type NamedFile } from '../files/send-file';
import { xlsxOf } from '../files/xlsx';
import { projectPdf } from './project-pdf';
import { PROJECT_TABLE_NAMES, projectTables } from './project-tables';

const WHOLE = { zh: '公开信息', en: 'Public record' };

/** All that is public of a project at this moment, as a file. */
@Injectable()
export class ExportProject {
  constructor(
    private readonly facts: ProjectFacts,
    private readonly steps: ProjectSteps,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `project-unknown` */
  async file({ project, format }: ProjectFilePath, asked: ProjectFileQuery): Promise<NamedFile> {
    const facts = await this.facts.show(project);
    const { ocid, title } = facts.notice;
    const at = this.clock.instant();
    const content = await this.contentOf(facts, format, asked, at);
    const named =
      format === 'csv'
        ? { what: PROJECT_TABLE_NAMES[asked.table][asked.lang], part: asked.table }
        : { what: WHOLE[asked.lang], part: 'project' };
    return { ocid, title, ...named, format, at, content };
  }

  private async contentOf(
    facts: ProjectFactsDto,
    format: ProjectFilePath['format'],
    { lang, table }: ProjectFileQuery,
    at: string,
  ): Promise<Readable> {
    if (format === 'pdf') return Readable.from([await projectPdf(facts, lang, at)]);
    const steps = this.steps.each(facts.project);
    if (format === 'json') return Readable.from(jsonOf(facts, steps));
    const tables = projectTables(facts, steps, lang);
    if (format === 'csv') return csvOf(tables[table]);
    return xlsxOf(
      PROJECT_TABLES.map((name) => tables[name]),
      facts.notice.title,
    );
  }
}

/** The page of the project as the register gives it, with all its steps. */
async function* jsonOf(
  { steps: _first, moreSteps: _more, ...facts }: ProjectFactsDto,
  steps: AsyncIterable<StepDto>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(facts).slice(0, -1)},"steps":[`;
  let before = '\n';
  for await (const step of steps) {
    yield before + JSON.stringify(step);
    before = ',\n';
  }
  yield '\n]}\n';
}
