import { Module } from '@nestjs/common';
import { AmendDraft } from './drafting/amend-draft';
import { DraftProject } from './drafting/draft-project';
import { DraftingController } from './drafting/drafting.controller';
import { PublicationController } from './publication/publication.controller';
import { PublishProject } from './publication/publish-project';
import { ProjectsController } from './reading/projects.controller';

@Module({
  controllers: [DraftingController, PublicationController, ProjectsController],
  providers: [DraftProject, AmendDraft, PublishProject],
})
export class AnnouncementModule {}
