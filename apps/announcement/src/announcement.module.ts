import { Module } from '@nestjs/common';
import { CasesModule, ReceiptsModule } from '@mingtang/service-kit';
import { CancelProject } from './cancellation/cancel-project';
import { CancellationController } from './cancellation/cancellation.controller';
import { ChangeNoticesController } from './changes/change-notices.controller';
import { PublishChange } from './changes/publish-change';
import { VoidChange } from './changes/void-change';
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
import { EvidenceController } from './evidence/evidence.controller';
import { ImportProject } from './importing/import-project';
import { ImportingController } from './importing/importing.controller';
import { InvitationsController } from './invitations/invitations.controller';
import { InviteSuppliers } from './invitations/invite-suppliers';
import { NoticesController } from './notices/notices.controller';
import { PublicationController } from './publication/publication.controller';
import { PublishProject } from './publication/publish-project';
import { AnswerQuestion } from './questions/answer-question';
import { AskQuestion } from './questions/ask-question';
import { ListQuestions } from './questions/list-questions';
import { QuestionsController } from './questions/questions.controller';
import { ProjectsController } from './reading/projects.controller';
import { RerunProject } from './reruns/rerun-project';
import { RerunsController } from './reruns/reruns.controller';
import { TimetableController } from './timetable/timetable.controller';

@Module({
  imports: [CasesModule, ReceiptsModule],
  controllers: [
    CustodiansController,
    ImportingController,
    DraftingController,
    ProjectsController,
    TimetableController,
    CustodyController,
    DocumentsController,
    PublicationController,
    InvitationsController,
    ChangeNoticesController,
    CancellationController,
    RerunsController,
    NoticesController,
    QuestionsController,
    EvidenceController,
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
    InviteSuppliers,
    PublishChange,
    VoidChange,
    CancelProject,
    RerunProject,
    AskQuestion,
    AnswerQuestion,
    ListQuestions,
  ],
})
export class AnnouncementModule {}
