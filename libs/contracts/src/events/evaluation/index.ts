import { committeeDrawn, committeeFormed, memberRecused } from './committee';
import { drawCommitted, drawRequested, drawRevealed, drawVoided } from './draw';
import { consultationRecorded, finalOffersCalled, requirementsChanged } from './consultation';
import { evaluationCompleted, reportSigned, reviewConcluded } from './result';
import { technicalConcluded } from './technical';
import { reviewSheetSubmitted, scoreSheetSubmitted } from './sheets';

export const evaluationEvents = [
  drawCommitted,
  drawRequested,
  drawRevealed,
  drawVoided,
  committeeDrawn,
  memberRecused,
  committeeFormed,
  reviewSheetSubmitted,
  scoreSheetSubmitted,
  reviewConcluded,
  consultationRecorded,
  requirementsChanged,
  finalOffersCalled,
  technicalConcluded,
  evaluationCompleted,
  reportSigned,
] as const;
