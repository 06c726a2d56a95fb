import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '@mingtang/contracts';
import { Clock, UnitOfWork } from '@mingtang/messaging';
import { definitionOf } from '@mingtang/procedure/procedures';
import { CONFIG, organisationOf } from '@mingtang/service-kit';
import { calendarOf } from '../drafting/draft-project';
import { draftProcedure } from '../drafting/draft-procedure';
import { openDraft } from '../drafting/open-draft';
import { draftsAs } from '../drafting/parties';
import { type AnnouncementConfig } from '../options';
import { projectView } from '../project/project-view';
import { importRelease } from './import-release';
import { type ImportDto, type ImportedProjectDto } from './importing.dto';

/** Opens a project with a draft made of an OCDS release. */
@Injectable()
export class ImportProject {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: AnnouncementConfig,
  ) {}

  /** @throws {RefusedError} what `importRelease` refuses */
  async import({ release, sandbox, ocid, asOpenTender }: ImportDto, actor: Actor): Promise<ImportedProjectDto> {
    const { scheme, id, name } = organisationOf(actor);
    const importer = { role: draftsAs(actor, undefined), own: { scheme, id, name } };
    const now = this.clock.now();
    const procedure = draftProcedure(undefined, now);
    const { draft, changes } = importRelease(release, importer, definitionOf(procedure), {
      ...(ocid !== undefined && { ocid }),
      asOpenTender: asOpenTender === true,
    });
    return this.unitOfWork.run(async ({ manager }) => {
      const project = await openDraft(manager, {
        procedure,
        draft,
        calendar: calendarOf(sandbox),
        now,
        ocidPrefix: this.config.OCID_PREFIX,
        importChanges: changes,
      });
      return { project: await projectView(manager, project, actor, now), changes: [...changes] };
    });
  }
}
