import { Addressing, CasesModule, ReceiptsModule } from '@mingtang/service-kit';
import { Module } from '@nestjs/common';
import { CommitteeController } from './committee/committee.controller';
import { DeclareInterest } from './committee/declare-interest';
import { FormCommittee } from './committee/form-committee';
import { ListAssignments } from './committee/list-assignments';
import { RecuseMember } from './committee/recuse-member';
import { ReplaceMember } from './committee/replace-member';
import { CallFinalOffers } from './consultation/call-final-offers';
import { ChangeRequirements } from './consultation/change-requirements';
import { ConsultationController } from './consultation/consultation.controller';
import { ListChanges } from './consultation/list-changes';
import { RecordConsultation } from './consultation/record-consultation';
import { ShowConsultation } from './consultation/show-consultation';
import { CommitRandomness } from './custody/commit-randomness';
import { ConfirmGiven } from './custody/confirm-given';
import { CustodyController } from './custody/custody.controller';
import { ListGiven } from './custody/list-given';
import { ListWaitingDraws } from './custody/list-waiting-draws';
import { RevealRandomness } from './custody/reveal-randomness';
import { CompleteDraw } from './draw/complete-draw';
import { RequestDraw } from './draw/request-draw';
import { ShowDraws } from './draw/show-draws';
import { TakeAnchor } from './draw/take-anchor';
import { VoidDraw } from './draw/void-draw';
import { EvidenceController } from './evidence/evidence.controller';
import { LotController } from './lot/lot.controller';
import { ShowLot } from './lot/show-lot';
import { UndoOvertaken } from './overtaken/undo-overtaken';
import { ApplyToPool } from './pool/apply-to-pool';
import { DecideOnExpert } from './pool/decide-on-expert';
import { ExpertsController } from './pool/experts.controller';
import { ListExperts } from './pool/list-experts';
import { ProjectEvents } from './projections/project-events';
import { ConcludeSigning } from './report/conclude-signing';
import { ReportController } from './report/report.controller';
import { ShowReport } from './report/show-report';
import { SignReport } from './report/sign-report';
import { RepresentativesController } from './representatives/representatives.controller';
import { AdvanceEvaluation } from './result/advance-evaluation';
import { ConcludeTechnical } from './result/conclude-technical';
import { RankPrices } from './result/rank-prices';
import { ReviewController } from './review/review.controller';
import { ShowBids } from './review/show-bids';
import { SubmitReviewSheet } from './review/submit-review-sheet';
import { ScoringController } from './scoring/scoring.controller';
import { ConfirmSheet } from './sheets/confirm-sheet';
import { OwnReceipts } from './sheets/own-receipts';
import { SheetsController } from './sheets/sheets.controller';
import { SubmitScoreSheet } from './scoring/submit-score-sheet';

@Module({
  imports: [CasesModule, ReceiptsModule],
  controllers: [
    ExpertsController,
    RepresentativesController,
    CommitteeController,
    CustodyController,
    LotController,
    ReviewController,
    ScoringController,
    ConsultationController,
    SheetsController,
    ReportController,
    EvidenceController,
  ],
  providers: [
    Addressing,
    ProjectEvents,
    UndoOvertaken,
    ApplyToPool,
    DecideOnExpert,
    ListExperts,
    ConfirmGiven,
    CommitRandomness,
    RevealRandomness,
    ListGiven,
    ListWaitingDraws,
    RequestDraw,
    TakeAnchor,
    CompleteDraw,
    VoidDraw,
    ShowDraws,
    DeclareInterest,
    RecuseMember,
    ReplaceMember,
    FormCommittee,
    ListAssignments,
    ShowLot,
    ShowBids,
    SubmitReviewSheet,
    SubmitScoreSheet,
    ConfirmSheet,
    OwnReceipts,
    AdvanceEvaluation,
    ConcludeTechnical,
    RankPrices,
    ShowConsultation,
    ListChanges,
    RecordConsultation,
    ChangeRequirements,
    CallFinalOffers,
    SignReport,
    ConcludeSigning,
    ShowReport,
  ],
})
export class EvaluationModule {}
