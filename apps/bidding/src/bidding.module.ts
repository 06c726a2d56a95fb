import { Addressing, CasesModule, ReceiptsModule } from '@mingtang/service-kit';
import { Module } from '@nestjs/common';
import { CloseLot } from './closing/close-lot';
import { OvertakenClosing } from './closing/overtaken-closing';
import { ReachDeadline } from './closing/reach-deadline';
import { CustodyController } from './custody/custody.controller';
import { ListReleases } from './custody/list-releases';
import { RecordRefusal } from './custody/record-refusal';
import { RecordReleases } from './custody/record-releases';
import { BiddingEvidence } from './evidence/bidding-evidence';
import { DamagedFiles } from './evidence/damaged-files';
import { EvidenceController } from './evidence/evidence.controller';
import { BidDocumentsController } from './opening/bid-documents.controller';
import { EndOpening } from './opening/end-opening';
import { OpenBids } from './opening/open-bids';
import { OpenOwnBid } from './opening/open-own-bid';
import { OpeningController } from './opening/opening.controller';
import { OpeningWindow } from './opening/opening-window';
import { ReadBidSheet } from './opening/read-bid-sheet';
import { SettleBids } from './opening/settle-bids';
import { TroubledOpenings } from './opening/troubled-openings';
import { TroubledOpeningsController } from './opening/troubled-openings.controller';
import { InvitedProjection } from './projections/invited-projection';
import { OutcomeProjection } from './projections/outcome-projection';
import { ReviewProjection } from './projections/review-projection';
import { ReceiptsController } from './receipts/receipts.controller';
import { Register } from './registration/register';
import { InvitationsController } from './registration/invitations.controller';
import { OwnTendersController } from './registration/own-tenders.controller';
import { RegistrationController } from './registration/registration.controller';
import { FreeSecurities } from './security/free-securities';
import { RecordPayment } from './security/record-payment';
import { ReferencesController } from './security/references.controller';
import { ReturnsController } from './security/returns.controller';
import { SecurityController } from './security/security.controller';
import { SettlePayment } from './security/settle-payment';
import { ReceiveBids } from './submission/receive-bids';
import { SealedFiles } from './submission/sealed-files';
import { SubmissionController } from './submission/submission.controller';
import { BeginUpload } from './uploads/begin-upload';
import { ExpireUploads } from './uploads/expire-uploads';
import { FinishUpload } from './uploads/finish-upload';
import { UploadedFiles } from './uploads/uploaded-files';
import { UploadsServer } from './uploads/uploads.server';
import { LeaveConsultation } from './withdrawal/leave-consultation';
import { WithdrawBid } from './withdrawal/withdraw-bid';
import { WithdrawalController } from './withdrawal/withdrawal.controller';

import { AnnounceArrivals } from './arrivals/announce-arrivals';
import { ArrivalProjection } from './arrivals/arrival-projection';
import { UndecidedArrivals } from './arrivals/undecided-arrivals';

@Module({
  imports: [CasesModule, ReceiptsModule],
  controllers: [
    OwnTendersController,
    InvitationsController,
    RegistrationController,
    SecurityController,
    ReferencesController,
    ReturnsController,
    SubmissionController,
    WithdrawalController,
    ReceiptsController,
    CustodyController,
    OpeningController,
    TroubledOpeningsController,
    BidDocumentsController,
    EvidenceController,
  ],
  providers: [
    Addressing,
    FreeSecurities,
    OutcomeProjection,
    ReviewProjection,
    InvitedProjection,
    Register,
    RecordPayment,
    SettlePayment,
    AnnounceArrivals,
    ArrivalProjection,
    UndecidedArrivals,
    ReceiveBids,
    SealedFiles,
    WithdrawBid,
    LeaveConsultation,
    BeginUpload,
    FinishUpload,
    UploadedFiles,
    ExpireUploads,
    UploadsServer,
    ReachDeadline,
    CloseLot,
    OvertakenClosing,
    RecordReleases,
    RecordRefusal,
    ListReleases,
    OpeningWindow,
    ReadBidSheet,
    SettleBids,
    OpenBids,
    EndOpening,
    OpenOwnBid,
    TroubledOpenings,
    DamagedFiles,
    BiddingEvidence,
  ],
})
export class BiddingModule {}
