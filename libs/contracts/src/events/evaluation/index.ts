import { committeeDrawn, committeeFormed, memberRecused } from './committee';
import { drawCommitted, drawRequested, drawRevealed, drawVoided } from './draw';
import { evaluationCompleted, reportSigned } from './result';
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
  evaluationCompleted,
  reportSigned,
] as const;
