import { Clock } from '@mingtang/messaging';
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { type ProjectFactsDto } from '../../register/project-facts.dto';
import { ProjectFacts } from '../../register/project-facts';
import { ProjectSteps } from '../../register/project-steps';
import { type StepDto } from '../../register/step.dto';
import { PROJECT_TABLES, type ProjectFilePath, type ProjectFileQuery } from '../export.dto';
import { csvOf } from '../files/csv';
import { xlsxOf } from '../files/xlsx';
import { projectPdf } from './project-pdf';
import { projectTables } from './project-tables';

export interface ProjectFile {
  readonly ocid: string;
  readonly title: string;
  readonly content: Readable;
}

/** All that is public of a project at this moment, as a file. */
@Injectable()
export class ExportProject {
  constructor(
    private readonly facts: ProjectFacts,
    private readonly steps: ProjectSteps,
    private readonly clock: Clock,
  ) {}

  /** @throws {RefusedError} `project-unknown` */
  async file({ project, format }: ProjectFilePath, asked: ProjectFileQuery): Promise<ProjectFile> {
    const facts = await this.facts.show(project);
    const { ocid, title } = facts.notice;
    return { ocid, title, content: await this.contentOf(facts, format, asked) };
  }

  private async contentOf(
    facts: ProjectFactsDto,
    format: ProjectFilePath['format'],
    { lang, table }: ProjectFileQuery,
  ): Promise<Readable> {
    if (format === 'pdf') return Readable.from([await projectPdf(facts, lang, this.clock.instant())]);
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
