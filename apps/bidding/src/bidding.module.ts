import { Module } from '@nestjs/common';
import { CloseLot } from './closing/close-lot';
import { ClosingListeners } from './closing/closing-listeners';
import { LockedProjects } from './projections/locked-projects';
import { OutcomeProjection } from './projections/outcome-projection';
import { ProjectProjection } from './projections/project-projection';
import { ReceiptSigner } from './receipts/receipt-signer';
import { ReceiptsController } from './receipts/receipts.controller';
import { Register } from './registration/register';
import { RegistrationController } from './registration/registration.controller';
import { RecordPayment } from './security/record-payment';
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
import { WithdrawBid } from './withdrawal/withdraw-bid';
import { WithdrawalController } from './withdrawal/withdrawal.controller';

@Module({
  controllers: [
    RegistrationController,
    SecurityController,
    SubmissionController,
    WithdrawalController,
    ReceiptsController,
  ],
  providers: [
    ProjectProjection,
    OutcomeProjection,
    LockedProjects,
    Register,
    RecordPayment,
    SettlePayment,
    ReceiveBids,
    SealedFiles,
    WithdrawBid,
    ReceiptSigner,
    BeginUpload,
    FinishUpload,
    UploadedFiles,
    ExpireUploads,
    UploadsServer,
    CloseLot,
    ClosingListeners,
  ],
})
export class BiddingModule {}
