import { type EntityClass } from '@mingtang/service-kit';
import { ReachedDeadline } from './closing/reached-deadline.entity';
import { ReleaseBatch } from './custody/release-batch.entity';
import { ReleaseRefusal } from './custody/release-refusal.entity';
import { ReleasedShare } from './custody/release.entity';
import { BidOpening } from './opening/bid-opening.entity';
import { LotOpening } from './opening/lot-opening.entity';
import { OpeningRecord } from './opening/opening-record.entity';
import { OpeningWait } from './opening/opening-wait.entity';
import { CommitteeMember } from './projections/committee-member.entity';
import { ContractRefusal } from './projections/contract-refusal.entity';
import { InvitedSupplier } from './projections/invited-supplier.entity';
import { PassedBid } from './projections/passed-bid.entity';
import { Receipt } from './receipts/receipt.entity';
import { Registration } from './registration/registration.entity';
import { SecurityPayment } from './security/security-payment.entity';
import { Bid, BidShare, BidVersion } from './submission/bid.entity';
import { BidArrival } from './arrivals/bid-arrival.entity';
import { SealedFile } from './submission/sealed-file.entity';
import { Upload } from './uploads/upload.entity';

/** Every table of this service that TypeORM maps. */
export const biddingEntities: readonly EntityClass[] = [
  CommitteeMember,
  ContractRefusal,
  InvitedSupplier,
  PassedBid,
  Registration,
  SecurityPayment,
  Bid,
  BidVersion,
  BidShare,
  SealedFile,
  Upload,
  Receipt,
  BidArrival,
  ReachedDeadline,
  ReleaseBatch,
  ReleasedShare,
  ReleaseRefusal,
  LotOpening,
  BidOpening,
  OpeningRecord,
  OpeningWait,
];
