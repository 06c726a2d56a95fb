import { type EnvelopeDefinition, envelopesOf } from '@mingtang/procedure';
import { type BidManifest, envelopeOf, type ReleasedShare as GivenShare, type SealedEnvelope } from '@mingtang/sealing';
import { type DataSource } from 'typeorm';

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
  readonly procedure: string;
  readonly shares: readonly GivenShare[];
  readonly releases: number;
}

const ENVELOPES_AT_ONCE = 50;

/** The next envelopes of a lot with enough right shares to open them, and more releases than at the last attempt. */
export async function readyEnvelopes(
  dataSource: DataSource,
  { project, lot }: { readonly project: string; readonly lot: string },
): Promise<ReleasedEnvelope[]> {
  const rows = await dataSource.query<Row[]>(
    `SELECT manifest, opening.envelope, project.published->>'procedure' AS procedure, count(*)::int AS releases,
            json_agg(json_build_object('custodian', custodian, 'share', share) ORDER BY release.received_at, custodian)
              FILTER (WHERE share IS NOT NULL) AS shares
     FROM bid_opening AS opening
     JOIN traded_project AS project ON project.id = opening.project
     JOIN traded_case AS of ON of.project = opening.project AND of.lot = opening.lot AND of.stage = 'opening'
     JOIN bid_version ON bid_version.bid = opening.bid AND bid_version.version = opening.version
     JOIN release ON release.bid = opening.bid AND release.version = opening.version
       AND release.envelope = opening.envelope
     WHERE opening.project = $1 AND opening.lot = $2 AND opening.state = 'awaiting-shares'
     GROUP BY opening.bid, opening.version, opening.envelope, bid_version.bid, bid_version.version, project.id
     HAVING count(*) FILTER (WHERE share IS NOT NULL AND NOT wrong) >= (manifest->>'threshold')::int
        AND count(*) > attempted_with
     ORDER BY opening.bid, opening.envelope LIMIT $3`,
    [project, lot, ENVELOPES_AT_ONCE],
  );
  return rows.flatMap(({ manifest, envelope: id, procedure, shares, releases }) => {
    const envelope = envelopeOf(manifest, id);
    const definition = envelopesOf(procedure).find((one) => one.id === id && one.round === manifest.round);
    return envelope && definition ? [{ manifest, envelope, definition, shares, releases }] : [];
  });
}
