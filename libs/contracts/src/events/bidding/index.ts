import { bidArrived, bidRefused } from './arrivals';
import { bidReplaced, bidSubmitted, bidWithdrawn } from './bids';
import { biddingClosed, deadlineReached, lotOpeningFailed } from './closing';
import {
  consultationLeft,
  finalDeadlineReached,
  finalOfferReplaced,
  finalOffersClosed,
  finalOffersFailed,
  finalOfferSubmitted,
} from './final-offers';
import { bidOpened, bidUnopened, finalOpeningCompleted, openingCompleted, priceOpeningCompleted } from './opening';
import { bidderRegistered } from './registration';
import { releaseRefused, sharesReleased } from './releases';
import { securityForfeited, securityRecorded, securityReturned } from './securities';
import { openingDelayed, openingEnded } from './waits';

export const biddingEvents = [
  bidderRegistered,
  securityRecorded,
  securityReturned,
  securityForfeited,
  bidArrived,
  bidRefused,
  bidSubmitted,
  bidReplaced,
  bidWithdrawn,
  deadlineReached,
  biddingClosed,
  lotOpeningFailed,
  sharesReleased,
  releaseRefused,
  openingDelayed,
  openingEnded,
  bidOpened,
  bidUnopened,
  openingCompleted,
  priceOpeningCompleted,
  finalOfferSubmitted,
  finalOfferReplaced,
  consultationLeft,
  finalDeadlineReached,
  finalOffersClosed,
  finalOffersFailed,
  finalOpeningCompleted,
] as const;
