import { type EnvelopeDefinition } from '@mingtang/procedure/procedures';
import { type BidManifest, envelopeOf, type ReleasedShare as GivenShare, type SealedEnvelope } from '@mingtang/sealing';
import { type EntityManager } from 'typeorm';
import { knownProject, lotOf } from '../projections/known-project';
import { openingUnderWay } from './lot-opening';
import { type CaseRef } from '@mingtang/service-kit';

/** An envelope of a bid with the shares that custodians have released of its key, in the order in which they came. */
export interface ReleasedEnvelope {
  readonly manifest: BidManifest;
  readonly envelope: SealedEnvelope;
  readonly definition: EnvelopeDefinition;
  readonly shares: readonly GivenShare[];
  /** How many custodians have released, those too who say that theirs is no good. */
  readonly releases: number;
}

interface Row {
  readonly manifest: BidManifest;
  readonly envelope: string;
  readonly shares: readonly GivenShare[];
  readonly releases: number;
}

const ENVELOPES_AT_ONCE = 50;

/** The next envelopes of the opening under way in a lot with enough right shares to open them, and more releases than at the last attempt. */
export async function readyEnvelopes(manager: EntityManager, { project, lot }: CaseRef): Promise<ReleasedEnvelope[]> {
  const known = await knownProject(manager, project);
  const opening = openingUnderWay(lotOf(known, lot));
  if (!opening) return [];
  const rows = await manager.query<Row[]>(
    `SELECT manifest, opening.envelope, count(*)::int AS releases,
            json_agg(json_build_object('custodian', custodian, 'share', share) ORDER BY release.received_at, custodian)
              FILTER (WHERE share IS NOT NULL) AS shares
     FROM bid_opening AS opening
     JOIN bid_version ON bid_version.bid = opening.bid AND bid_version.version = opening.version
     JOIN release ON release.bid = opening.bid AND release.version = opening.version
       AND release.envelope = opening.envelope
     WHERE opening.project = $1 AND opening.lot = $2 AND opening.begun_by = $3 AND opening.state = 'awaiting-shares'
     GROUP BY opening.bid, opening.version, opening.envelope, bid_version.bid, bid_version.version
     HAVING count(*) FILTER (WHERE share IS NOT NULL AND NOT wrong) >= (manifest->>'threshold')::int
        AND count(*) > attempted_with
     ORDER BY opening.bid, opening.envelope LIMIT $4`,
    [project, lot, opening.begunBy, ENVELOPES_AT_ONCE],
  );
  return rows.flatMap(({ manifest, envelope: id, shares, releases }) => {
    const envelope = envelopeOf(manifest, id);
    const definition = opening.envelopes.find((one) => one.id === id);
    return envelope && definition ? [{ manifest, envelope, definition, shares, releases }] : [];
  });
}
