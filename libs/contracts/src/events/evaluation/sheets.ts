import { Type } from '@sinclair/typebox';
import { Instant, lotId, Sha256 } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

/** A member's sheet stays sealed in the service; its salted digest fixes it. */
const SheetSubmitted = Type.Object({ ...lotId, submittedAt: Instant, digest: Sha256 });

export const reviewSheetSubmitted = defineEvent('evaluation.review-sheet-submitted.v1', {
  data: SheetSubmitted,
  name: { zh: '提交初步评审意见', en: 'Review submitted' },
  act: 'submit-review',
  fact: ({ submittedAt }) => ({ at: submittedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ digest }) => ({ digest }),
});

export const scoreSheetSubmitted = defineEvent('evaluation.score-sheet-submitted.v1', {
  data: SheetSubmitted,
  name: { zh: '提交评分', en: 'Scores submitted' },
  act: 'submit-scores',
  fact: ({ submittedAt }) => ({ at: submittedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ digest }) => ({ digest }),
});
