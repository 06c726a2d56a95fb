import { Type } from '@sinclair/typebox';
import { Instant, lotId, Sha256, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';
import { ofEnvelope } from './envelope';

/** Releases of one custodian as they came in together; each by the SHA-256 of its canonical JSON, signature included. */
export const sharesReleased = defineEvent('bidding.shares-released.v1', {
  data: Type.Object({
    ...lotId,
    /** Identifies this batch of releases. */
    batch: Uuid,
    custodian: Type.String(),
    receivedAt: Instant,
    releases: Type.Array(Type.Object({ ...ofEnvelope, releasedAt: Instant, digest: Sha256 })),
  }),
  name: { zh: '释放密钥份额', en: 'Key shares released' },
  act: 'release-shares',
  fact: ({ receivedAt }) => ({ at: receivedAt }),
  secrecy: PUBLIC,
  // The register counts bids by it; it shows how many there are when it shows what became of them.
  shownFrom: 'after-opening',
  offers: ({ releases: [first] }) => (first ? { round: first.round, envelope: first.envelope } : {}),
  publicFacts: ({ batch, custodian, releases }) => ({ batch, custodian, releases: releases.length }),
});

/** Why a custodian's agent releases nothing, or not all, of a closed lot; it has gone once it releases after all. */
export const releaseRefused = defineEvent('bidding.release-refused.v1', {
  data: Type.Object({
    ...lotId,
    custodian: Type.String(),
    /** A code of `RELEASE_REFUSALS`. */
    reason: Type.String(),
    /** In the agent's own words. */
    detail: Type.String(),
    /** By the custodian's clock. */
    statedAt: Instant,
    /** Ed25519, base64, by its verification key over the `mingtang/release-refusal/v1` of docs/spec/sealed-bid.md. */
    signature: Type.String(),
    receivedAt: Instant,
  }),
  name: { zh: '保管人声明暂不释放密钥份额', en: 'Custodian says why it releases no key shares' },
  act: 'refuse-release',
  fact: ({ receivedAt }) => ({ at: receivedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ custodian, reason, detail, statedAt }) => ({ custodian, reason, detail, statedAt }),
});
