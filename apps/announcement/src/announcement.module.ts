import { Module } from '@nestjs/common';
import { CancelProject } from './cancellation/cancel-project';
import { CancellationController } from './cancellation/cancellation.controller';
import { ChangeNoticesController } from './changes/change-notices.controller';
import { PublishChange } from './changes/publish-change';
import { AssignCustody } from './custody/assign-custody';
import { CustodiansController } from './custody/custodians.controller';
import { CustodyController } from './custody/custody.controller';
import { GiveRecipient } from './custody/give-recipient';
import { RegisterCustodian } from './custody/register-custodian';
import { DocumentsController } from './documents/documents.controller';
import { ReadDocument } from './documents/read-document';
import { RemoveDocument } from './documents/remove-document';
import { UploadDocument } from './documents/upload-document';
import { AmendDraft } from './drafting/amend-draft';
import { DraftProject } from './drafting/draft-project';
import { DraftingController } from './drafting/drafting.controller';
import { ImportProject } from './importing/import-project';
import { ImportingController } from './importing/importing.controller';
import { NoticesController } from './notices/notices.controller';
import { LotProgress } from './progress/lot-progress';
import { PublicationController } from './publication/publication.controller';
import { PublishProject } from './publication/publish-project';
import { ProjectsController } from './reading/projects.controller';
import { RerunProject } from './reruns/rerun-project';
import { RerunsController } from './reruns/reruns.controller';
import { TimetableController } from './timetable/timetable.controller';

@Module({
  controllers: [
    CustodiansController,
    ImportingController,
    DraftingController,
    ProjectsController,
    TimetableController,
    CustodyController,
    DocumentsController,
    PublicationController,
    ChangeNoticesController,
    CancellationController,
    RerunsController,
    NoticesController,
  ],
  providers: [
    RegisterCustodian,
    DraftProject,
    AmendDraft,
    ImportProject,
    AssignCustody,
    GiveRecipient,
    UploadDocument,
    RemoveDocument,
    ReadDocument,
    PublishProject,
    PublishChange,
    CancelProject,
    RerunProject,
    LotProgress,
  ],
})
export class AnnouncementModule {}
