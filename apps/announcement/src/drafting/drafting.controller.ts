import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor } from '@mingtang/contracts';
import { Act, By, ProjectPath } from '@mingtang/service-kit';
import { ProjectDto } from '../project/project.dto';
import { AmendDraft } from './amend-draft';
import { DraftProject } from './draft-project';
import { AmendDraftDto, DraftProjectDto } from './draft.dto';

@ApiTags('drafting')
@Controller('projects')
export class DraftingController {
  constructor(
    private readonly drafting: DraftProject,
    private readonly amending: AmendDraft,
  ) {}

  @Post()
  @Act({
    summary: 'Draft a tender',
    by: ['tenderer', 'agency'],
    creates: true,
    response: ProjectDto,
    rules: ['ANN-08', 'BID-01', 'EVA-04'],
    refuses: {
      forbidden: ['organisation-missing', 'procuring-entity-differs', 'agency-differs'],
      invalid: ['procuring-entity-missing', 'procedure-unknown'],
      conflict: ['procedure-not-in-force'],
    },
  })
  draft(@Body() draft: DraftProjectDto, @By() actor: Actor): Promise<ProjectDto> {
    return this.drafting.draft(draft, actor);
  }

  @Patch(':project')
  @Act({
    summary: 'Amend a draft',
    description: 'Each part given replaces that part of the draft as a whole.',
    by: ['tenderer', 'agency'],
    response: ProjectDto,
    rules: ['ANN-03', 'ANN-04', 'ANN-06', 'ANN-08', 'BID-01', 'EVA-04', 'OPN-01'],
    refuses: {
      forbidden: ['not-your-project'],
      'not-found': ['project-unknown'],
      invalid: ['procedure-unknown'],
      conflict: ['not-draft', 'draft-changed', 'parties-fixed', 'procedure-not-in-force'],
    },
  })
  amend(@Param() { project }: ProjectPath, @Body() amendment: AmendDraftDto, @By() actor: Actor): Promise<ProjectDto> {
    return this.amending.amend(project, amendment, actor);
  }
}
