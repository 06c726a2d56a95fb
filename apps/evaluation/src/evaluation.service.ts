import { namesOf } from '@mingtang/services';
import { Cases1764000000002, type ServiceDefinition, Suspensions1764000000003 } from '@mingtang/service-kit';
import { CommitteeMember } from './committee/committee-member.entity';
import { ConsultationRecord } from './consultation/consultation-record.entity';
import { FinalOffersCall } from './consultation/final-offers-call.entity';
import { RequirementsChange } from './consultation/requirements-change.entity';
import { CustodianCommitment } from './draw/custodian-commitment.entity';
import { ExpertDraw } from './draw/expert-draw.entity';
import { EvaluationModule } from './evaluation.module';
import { Evaluation } from './lot/evaluation.entity';
import { evaluationOptions } from './options';
import { CasesOfEvaluation1764600000500 } from './migrations/cases-of-evaluation.migration';
import { ConcludedTechnical1764600000800 } from './migrations/concluded-technical.migration';
import { CommittedDraws1764000000120 } from './migrations/committed-draws.migration';
import { ConcludedReviews1764600000400 } from './migrations/concluded-reviews.migration';
import { Evaluation1764000000100 } from './migrations/evaluation.migration';
import { LaterPrices1764600000700 } from './migrations/later-prices.migration';
import { OvertakenActs1764600000600 } from './migrations/overtaken-acts.migration';
import { Representatives1764600000300 } from './migrations/representatives.migration';
import { Trust1764000000110 } from './migrations/trust.migration';
import { Expert } from './pool/expert.entity';
import { OvertakenAct } from './overtaken/overtaken-act.entity';
import { ReportSignature } from './report/report-signature.entity';
import { ConcludedTechnical } from './result/concluded-technical.entity';
import { ConcludedReview } from './result/concluded-review.entity';
import { SupersededDocument } from './result/superseded-document.entity';
import { KnownRepresentative } from './representatives/representative.entity';
import { ReviewSheet } from './review/review-sheet.entity';
import { MemberScoreSheet } from './scoring/member-score-sheet.entity';

export const evaluationService: ServiceDefinition<typeof evaluationOptions> = {
  ...namesOf('evaluation'),
  module: EvaluationModule,
  options: evaluationOptions,
  entities: [
    Expert,
    KnownRepresentative,
    Evaluation,
    ExpertDraw,
    CustodianCommitment,
    CommitteeMember,
    ReviewSheet,
    MemberScoreSheet,
    ConcludedReview,
    ConcludedTechnical,
    SupersededDocument,
    ReportSignature,
    OvertakenAct,
    ConsultationRecord,
    RequirementsChange,
    FinalOffersCall,
  ],
  migrations: [
    Cases1764000000002,
    Suspensions1764000000003,
    Evaluation1764000000100,
    Trust1764000000110,
    CommittedDraws1764000000120,
    Representatives1764600000300,
    ConcludedReviews1764600000400,
    CasesOfEvaluation1764600000500,
    OvertakenActs1764600000600,
    LaterPrices1764600000700,
    ConcludedTechnical1764600000800,
  ],
  jsonLimit: '8mb',
};
