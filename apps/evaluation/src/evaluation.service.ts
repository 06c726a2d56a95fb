import { type ServiceDefinition } from '@mingtang/service-kit';
import { CommitteeMember } from './committee/committee-member.entity';
import { ExpertDraw } from './committee/expert-draw.entity';
import { EvaluationModule } from './evaluation.module';
import { Evaluation } from './lot/evaluation.entity';
import { Evaluation1764000000100 } from './migrations/evaluation.migration';
import { Expert } from './pool/expert.entity';
import { KnownProject } from './projections/known-project.entity';
import { ReportSignature } from './report/report-signature.entity';
import { ReviewSheet } from './review/review-sheet.entity';
import { MemberScoreSheet } from './scoring/member-score-sheet.entity';

export const evaluationService: ServiceDefinition = {
  name: 'evaluation',
  title: 'Mingtang evaluation 评标',
  description: 'Expert pool, random draw, recusal, committees, preliminary review, scores, ranking, evaluation report.',
  module: EvaluationModule,
  entities: [
    KnownProject,
    Expert,
    Evaluation,
    ExpertDraw,
    CommitteeMember,
    ReviewSheet,
    MemberScoreSheet,
    ReportSignature,
  ],
  migrations: [Evaluation1764000000100],
  jsonLimit: '8mb',
};
