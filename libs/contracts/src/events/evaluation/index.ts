import { committeeDrawn, committeeFormed, memberRecused } from './committee';
import { drawCommitted, drawRequested, drawRevealed, drawVoided } from './draw';
import { evaluationCompleted, reportSigned, reviewConcluded } from './result';
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
  evaluationCompleted,
  reportSigned,
] as const;
