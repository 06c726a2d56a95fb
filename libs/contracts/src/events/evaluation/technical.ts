import { type TechnicalResult } from '@mingtang/procedure/evaluation';
import { type Static, Type } from '@sinclair/typebox';
import { Instant, lotId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';
import { PassedBid, Rejections } from './result';

const TechnicalConclusion = Type.Object({
  ...lotId,
  concludedAt: Instant,
  passed: Type.Array(PassedBid, { minItems: 1 }),
  rejected: Type.Array(Type.Object({ bid: Uuid, version: Type.Integer({ minimum: 1 }), rejections: Rejections })),
  /** What each bid scored so far, without the price; left out where nothing is scored. */
  scores: Type.Optional(Type.Array(Type.Object({ bid: Uuid, total: Type.String() }))),
  /** Digest of the canonical evaluation document as it stands, from which anyone can recompute who passed. */
  documentDigest: Sha256,
});

/**
 * The committee has found whose technical envelope passes (OPN-06). Public at once: by it the custodians release what opens the prices of those who
 * passed, and of nobody else.
 */
export const technicalConcluded = defineEvent('evaluation.technical-concluded.v1', {
  data: TechnicalConclusion,
  name: { zh: '技术评审完成', en: 'Technical review concluded' },
  act: 'conclude-technical',
  fact: ({ concludedAt }) => ({ at: concludedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ passed, rejected, scores, documentDigest }) => ({
    passed,
    rejected,
    ...(scores && { scores }),
    documentDigest,
  }),
});

/** What is told of whose bid passed, from what the sheets come to. @param bids those that were opened, whose versions it names */
export function technicalOutcome(
  { passed, bids: judged }: TechnicalResult,
  bids: readonly { readonly bid: string; readonly version: number }[],
): Pick<Static<typeof TechnicalConclusion>, 'passed' | 'rejected' | 'scores'> {
  const versionOf = (id: string) => bids.find(({ bid }) => bid === id)?.version ?? 0;
  const scores = judged.flatMap(({ bidId: bid, technicalTotal }) =>
    technicalTotal ? [{ bid, total: technicalTotal.rounded }] : [],
  );
  return {
    passed: passed.map((bid) => ({ bid, version: versionOf(bid) })),
    rejected: judged
      .filter((bid) => !bid.passed)
      .map(({ bidId: bid, rejections }) => ({
        bid,
        version: versionOf(bid),
        rejections: rejections.map(({ requirementId, reason }) => ({ requirement: requirementId, reason })),
      })),
    ...(scores.length > 0 && { scores }),
  };
}
