import { Module } from '@nestjs/common';
import { CommitteeController } from './committee/committee.controller';
import { DeclareInterest } from './committee/declare-interest';
import { FormCommittee } from './committee/form-committee';
import { ListAssignments } from './committee/list-assignments';
import { RecuseMember } from './committee/recuse-member';
import { ReplaceMember } from './committee/replace-member';
import { RequestDraw } from './committee/request-draw';
import { LotController } from './lot/lot.controller';
import { ShowLot } from './lot/show-lot';
import { ApplyToPool } from './pool/apply-to-pool';
import { DecideOnExpert } from './pool/decide-on-expert';
import { ExpertsController } from './pool/experts.controller';
import { ListExperts } from './pool/list-experts';
import { ProjectEvents } from './projections/project-events';
import { ConcludeSigning } from './report/conclude-signing';
import { ReportController } from './report/report.controller';
import { ShowReport } from './report/show-report';
import { SignReport } from './report/sign-report';
import { AdvanceEvaluation } from './result/advance-evaluation';
import { ReviewController } from './review/review.controller';
import { ShowBids } from './review/show-bids';
import { SubmitReviewSheet } from './review/submit-review-sheet';
import { ScoringController } from './scoring/scoring.controller';
import { SubmitScoreSheet } from './scoring/submit-score-sheet';

@Module({
  controllers: [
    ExpertsController,
    CommitteeController,
    LotController,
    ReviewController,
    ScoringController,
    ReportController,
  ],
  providers: [
    ProjectEvents,
    ApplyToPool,
    DecideOnExpert,
    ListExperts,
    RequestDraw,
    DeclareInterest,
    RecuseMember,
    ReplaceMember,
    FormCommittee,
    ListAssignments,
    ShowLot,
    ShowBids,
    SubmitReviewSheet,
    SubmitScoreSheet,
    AdvanceEvaluation,
    SignReport,
    ConcludeSigning,
    ShowReport,
  ],
})
export class EvaluationModule {}
