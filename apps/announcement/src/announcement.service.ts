import { namesOf } from '@mingtang/services';
import { Cases1764000000002, type ServiceDefinition, Suspensions1764000000003 } from '@mingtang/service-kit';
import { AnnouncementModule } from './announcement.module';
import { Custodian } from './custody/custodian.entity';
import { CustodySeat } from './custody/custody-seat.entity';
import { GivenRecipient } from './custody/given-recipient.entity';
import { TenderDocument } from './documents/tender-document.entity';
import { Invitation } from './invitations/invitation.entity';
import { Announcement1764100000000 } from './migrations/1764100000000-announcement';
import { Questions1764300000100 } from './migrations/1764300000100-questions';
import { CancellationOrder1764600000200 } from './migrations/1764600000200-cancellation-order';
import { NoEffectReason1764700000000 } from './migrations/1764700000000-no-effect-reason';
import { StandByCases1764800000000 } from './migrations/1764800000000-cases';
import { Invitations1764920000000 } from './migrations/1764920000000-invitations';
import { Notice } from './notices/notice.entity';
import { announcementOptions } from './options';
import { ProjectLot } from './project/project-lot.entity';
import { Project } from './project/project.entity';
import { Question } from './questions/question.entity';

/** Tenders from their draft to their notice: drafts, tender documents, timetable, custody, notices, invitations, changes, questions, reruns. */
export const announcementService: ServiceDefinition<typeof announcementOptions> = {
  ...namesOf('announcement'),
  module: AnnouncementModule,
  options: announcementOptions,
  entities: [Project, ProjectLot, Custodian, CustodySeat, GivenRecipient, TenderDocument, Notice, Invitation, Question],
  migrations: [
    Cases1764000000002,
    Suspensions1764000000003,
    Announcement1764100000000,
    Questions1764300000100,
    CancellationOrder1764600000200,
    NoEffectReason1764700000000,
    StandByCases1764800000000,
    Invitations1764920000000,
  ],
  jsonLimit: '6mb',
  streamedPaths: /^\/projects\/[^/]+\/documents$/,
};
