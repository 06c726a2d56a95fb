import { CasesModule, ReceiptsModule, SearchDatabase } from '@mingtang/service-kit';
import { Module } from '@nestjs/common';
import { AwardController } from './award/award.controller';
import { AwardLot } from './award/award-lot';
import { VoidAward } from './award/void-award';
import { AwardNoticeController } from './award-notice/award-notice.controller';
import { GiveAwardNotice } from './award-notice/give-award-notice';
import { ListAwardNotices } from './award-notice/list-award-notices';
import { CandidatesController } from './candidates/candidates.controller';
import { PublishCandidates } from './candidates/publish-candidates';
import { ContractController } from './contract/contract.controller';
import { PublishContract } from './contract/publish-contract';
import { ContractRefusalController } from './contract-refusal/contract-refusal.controller';
import { DeclareFailed } from './contract-refusal/declare-failed';
import { RecordContractRefusal } from './contract-refusal/record-contract-refusal';
import { DueController } from './due/due.controller';
import { ListDue } from './due/list-due';
import { EvidenceController } from './evidence/evidence.controller';
import { ExportController } from './exporting/export.controller';
import { ExportList } from './exporting/list/export-list';
import { ExportProject } from './exporting/project/export-project';
import { AnswerObjection } from './objections/answer-objection';
import { DecideObjection } from './objections/decide-objection';
import { FileObjection } from './objections/file-objection';
import { ListObjections } from './objections/list-objections';
import { ObjectionsController } from './objections/objections.controller';
import { ChallengesController } from './objections/challenges.controller';
import { RegisterProjection } from './projections/register-projection';
import { ProjectFacts } from './register/project-facts';
import { ProjectSteps } from './register/project-steps';
import { RegisterController } from './register/register.controller';
import { PublishResult } from './result/publish-result';
import { ResultController } from './result/result.controller';
import { ListFacets } from './register/search/list-facets';
import { ListProjects } from './register/search/list-projects';
import { ComputeStatistics } from './statistics/compute-statistics';
import { StatisticsController } from './statistics/statistics.controller';

@Module({
  imports: [CasesModule, ReceiptsModule],
  controllers: [
    RegisterController,
    ExportController,
    DueController,
    StatisticsController,
    CandidatesController,
    ObjectionsController,
    ChallengesController,
    AwardController,
    AwardNoticeController,
    ResultController,
    ContractController,
    ContractRefusalController,
    EvidenceController,
  ],
  providers: [
    SearchDatabase,
    RegisterProjection,
    ListProjects,
    ListFacets,
    ListDue,
    ComputeStatistics,
    ExportList,
    ExportProject,
    ProjectFacts,
    ProjectSteps,
    PublishCandidates,
    FileObjection,
    AnswerObjection,
    DecideObjection,
    ListObjections,
    AwardLot,
    VoidAward,
    GiveAwardNotice,
    ListAwardNotices,
    PublishResult,
    PublishContract,
    RecordContractRefusal,
    DeclareFailed,
  ],
})
export class DisclosureModule {}
