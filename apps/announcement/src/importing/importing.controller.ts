import { Body, Controller, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By } from '@mingtang/service-kit';
import { importBody } from './import-body';
import { ImportProject } from './import-project';
import { ImportDto, ImportedProjectDto } from './importing.dto';

@ApiTags('drafting')
@Controller('projects/imports')
export class ImportingController {
  constructor(private readonly importing: ImportProject) {}

  @Post()
  @ApiBody({ type: ImportDto })
  @Act({
    summary: 'Draft a tender by importing an OCDS release',
    description:
      'Messy fields are cleaned, gaps filled, and every difference is reported. What then lacks are the tender documents. ' +
      'The releases of one process are merged; one that says only what changed is refused, and so is what was not tendered openly, ' +
      'unless `asOpenTender` says that it is to be. A tenderer imports for its own organisation, an agency for the release’s buyer.',
    by: ['tenderer', 'agency'],
    creates: true,
    response: ImportedProjectDto,
    refuses: {
      invalid: [
        'release-malformed',
        'release-without-tender',
        'release-without-buyer',
        'release-several',
        'release-process-unknown',
        'release-partial',
        'release-not-open',
      ],
      forbidden: ['organisation-missing'],
    },
  })
  import(@Body() body: unknown, @By() actor: Actor): Promise<ImportedProjectDto> {
    return this.importing.import(importBody(body), actor);
  }
}
