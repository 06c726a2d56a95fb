import { type Static, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import './formats';

export const BUNDLE_TYPE = 'mingtang/evidence/v1';

/** The services that have a part in every bundle. */
export const PARTS = ['announcement', 'bidding', 'evaluation', 'disclosure'] as const;
export type Part = (typeof PARTS)[number];

const exactly = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Text = Type.String();
const Index = Type.Integer({ minimum: 0 });
const Count = Type.Integer({ minimum: 1 });

/** `bundle.json` */
export const BundleFile = Type.Object({ type: Type.Literal(BUNDLE_TYPE), project: Uuid, madeAt: Instant }, exactly);
export type BundleFile = Static<typeof BundleFile>;

/** `log/keys.json`: the log and its witnesses, as the platform names them. */
export const LogKeysFile = Type.Object(
  {
    origin: Text,
    verifierKeys: Type.Array(Text, { minItems: 1 }),
    witnesses: Type.Array(Type.Object({ name: Text, verifierKey: Text }, exactly)),
    quorum: Type.Integer({ minimum: 0 }),
  },
  exactly,
);
export type LogKeysFile = Static<typeof LogKeysFile>;

/** `log/witnesses.json`: the entry by which the log last named its witnesses, proven in it. */
export const WitnessesFile = Type.Object({ index: Index, entry: Text, proof: Type.Array(Text) }, exactly);
export type WitnessesFile = Static<typeof WitnessesFile>;

const GrownFrom = Type.Object({ size: Index, proof: Type.Array(Text) }, exactly);

/** `log/deadline-proofs.json`: that the bundle's checkpoint grew out of those before and after the deadline. */
export const DeadlineProofsFile = Type.Object(
  { before: Type.Optional(GrownFrom), after: Type.Optional(GrownFrom) },
  exactly,
);
export type DeadlineProofsFile = Static<typeof DeadlineProofsFile>;

/** A line of `log/records.ndjson`. */
export const RecordLine = Type.Object(
  {
    index: Index,
    entry: Text,
    proof: Type.Array(Text),
    payload: Type.Optional(Type.Unknown()),
    salt: Type.Optional(Sha256),
    sealed: Type.Optional(Type.Object({ record: Text, place: Index, path: Type.Array(Text) }, exactly)),
  },
  exactly,
);
export type RecordLine = Static<typeof RecordLine>;

/** A line of `<service>/events.ndjson`. */
export const EventLine = Type.Object(
  {
    id: Uuid,
    type: Text,
    time: Instant,
    actorRole: Text,
    digest: Type.Optional(Sha256),
    /** What of the stored row contradicts the rest of it. */
    altered: Type.Optional(Type.Array(Text)),
  },
  exactly,
);
export type EventLine = Static<typeof EventLine>;

/** A line of `<service>/state.ndjson`: a fact as the service's rows say it today, or what of it is gone. */
export const StateLine = Type.Union([
  Type.Object({ of: Text, payload: Type.Unknown() }, exactly),
  Type.Object({ of: Text, problem: Text, subject: Text, detail: Type.Optional(Text) }, exactly),
]);
export type StateLine = Static<typeof StateLine>;

/** A line of `<service>/register.ndjson`: members of an event's payload as a service keeps them, mostly one that did not say it. */
export const KeptLine = Type.Object({ of: Text, part: Type.Record(Text, Type.Unknown()) }, exactly);
export type KeptLine = Static<typeof KeptLine>;

/** A line of `disclosure/register.ndjson`: also a step that the public register shows, with the facts that `publicFacts` derives from its event. */
export const RegisterLine = Type.Union([
  Type.Object(
    {
      of: Text,
      event: Uuid,
      time: Instant,
      actorRole: Text,
      lot: Type.Optional(Text),
      facts: Type.Record(Text, Type.Unknown()),
    },
    exactly,
  ),
  KeptLine,
]);
export type RegisterLine = Static<typeof RegisterLine>;

/** `<service>/keys.json` */
export const ReceiptKeysFile = Type.Object({ receiptKeys: Type.Array(Text) }, exactly);

/** A line of `announcement/notices.ndjson`. */
export const NoticeLine = Type.Object({ notice: Uuid, revision: Count, published: Type.Unknown() }, exactly);
export type NoticeLine = Static<typeof NoticeLine>;

/** A line of `announcement/documents.ndjson`, its digest taken of the file as it is stored today. */
export const DocumentLine = Type.Object(
  {
    id: Uuid,
    title: Text,
    sha256: Type.Union([Sha256, Type.Null()]),
    size: Type.Union([Index, Type.Null()]),
  },
  exactly,
);
export type DocumentLine = Static<typeof DocumentLine>;

/** A line of `announcement/recipients.ndjson`. */
export const RecipientLine = Type.Object(
  { custodian: Text, recipient: Text, signature: Text, verificationKey: Text },
  exactly,
);
export type RecipientLine = Static<typeof RecipientLine>;

const releaseOf = { bid: Uuid, version: Count, custodian: Text, releasedAt: Instant, signature: Text };
export const ReleaseOfBid = Type.Union([
  Type.Object({ ...releaseOf, share: Text }, exactly),
  Type.Object({ ...releaseOf, fault: Type.Literal('share-invalid'), reason: Text }, exactly),
]);

/** A line of `bidding/bids.ndjson`: a bid version; all but the header from the opening record on. */
export const BidLine = Type.Object(
  {
    bid: Uuid,
    version: Count,
    lot: Text,
    receivedAt: Instant,
    withdrawnAt: Type.Optional(Instant),
    /** The bidder's own words: that it withdraws this version, that the version before gives the bid on to this one's signer. */
    withdrawalSignature: Type.Optional(Text),
    previousSignature: Type.Optional(Text),
    bidder: Type.Optional(Type.Unknown()),
    manifest: Type.Optional(Type.Unknown()),
    signature: Type.Optional(Text),
    shares: Type.Optional(Type.Array(Type.Object({ custodian: Text, ciphertext: Text }, exactly))),
    releases: Type.Optional(Type.Array(ReleaseOfBid)),
    receipts: Type.Optional(Type.Array(Text)),
    opened: Type.Optional(
      Type.Object(
        {
          by: Type.Union([Type.Literal('custodians'), Type.Literal('bidder')]),
          custodians: Type.Array(Text),
          identity: Text,
        },
        exactly,
      ),
    ),
    wrongShares: Type.Optional(Type.Array(Text)),
    lateWrongShares: Type.Optional(Type.Array(Text)),
  },
  exactly,
);
export type BidLine = Static<typeof BidLine>;

/** A line of `evaluation/draws.ndjson`: a draw as the evaluation service has it today. */
export const DrawLine = Type.Object(
  {
    lot: Text,
    number: Count,
    state: Type.Union(
      (['awaiting-commitments', 'requested', 'awaiting-reveals', 'drawn', 'voided'] as const).map((state) =>
        Type.Literal(state),
      ),
    ),
    request: Type.Optional(Type.Unknown()),
    requestDigest: Type.Optional(Sha256),
    requestEvent: Type.Optional(Uuid),
    requestedAt: Type.Optional(Instant),
    commitments: Type.Array(
      Type.Object({ custodian: Text, commitment: Sha256, signature: Text, committedAt: Instant }, exactly),
    ),
    anchor: Type.Optional(
      Type.Object(
        {
          event: Uuid,
          index: Index,
          size: Index,
          root: Text,
          proof: Type.Array(Text),
          checkpoint: Text,
          entry: Type.Optional(Text),
          takenAt: Instant,
        },
        exactly,
      ),
    ),
    reveals: Type.Array(
      Type.Object({ custodian: Text, randomness: Sha256, signature: Text, revealedAt: Instant }, exactly),
    ),
    randomness: Type.Optional(Sha256),
    seed: Type.Optional(Sha256),
    orders: Type.Optional(Type.Array(Type.Object({ category: Text, count: Index, order: Type.Array(Text) }, exactly))),
    drawnAt: Type.Optional(Instant),
    voided: Type.Optional(Type.Object({ reason: Text, missing: Type.Array(Text), voidedAt: Instant }, exactly)),
  },
  exactly,
);
export type DrawLine = Static<typeof DrawLine>;

/** Which form the lines or the text of a file have; undefined for a file that no bundle has. */
export function formOf(
  path: string,
): { readonly ndjson: boolean; readonly accepts: (value: unknown) => string | undefined } | undefined {
  for (const [pattern, ndjson, schema] of FORMS)
    if (pattern.test(path)) return { ndjson, accepts: (value) => wrongIn(schema, value) };
  return undefined;
}

const SERVICE = `(?:${PARTS.join('|')})`;
const FORMS: readonly (readonly [RegExp, boolean, Parameters<typeof Value.Check>[0]])[] = [
  [/^bundle\.json$/, false, BundleFile],
  [/^log\/keys\.json$/, false, LogKeysFile],
  [/^log\/witnesses\.json$/, false, WitnessesFile],
  [/^log\/deadline-proofs\.json$/, false, DeadlineProofsFile],
  [/^log\/records\.ndjson$/, true, RecordLine],
  [new RegExp(`^${SERVICE}/events\\.ndjson$`), true, EventLine],
  [new RegExp(`^${SERVICE}/state\\.ndjson$`), true, StateLine],
  [new RegExp(`^${SERVICE}/keys\\.json$`), false, ReceiptKeysFile],
  [/^disclosure\/register\.ndjson$/, true, RegisterLine],
  [new RegExp(`^${SERVICE}/register\\.ndjson$`), true, KeptLine],
  [/^announcement\/notices\.ndjson$/, true, NoticeLine],
  [/^announcement\/documents\.ndjson$/, true, DocumentLine],
  [/^announcement\/recipients\.ndjson$/, true, RecipientLine],
  [/^bidding\/bids\.ndjson$/, true, BidLine],
  [/^evaluation\/draws\.ndjson$/, true, DrawLine],
  [/^evaluation\/[^/]+\/document\.json$/, false, Type.Object({ type: Type.Literal('mingtang/evaluation/v2') })],
  [/^evaluation\/[^/]+\/report\.json$/, false, Type.Object({ type: Type.Literal('mingtang/evaluation-report/v1') })],
];

function wrongIn(schema: (typeof FORMS)[number][2], value: unknown): string | undefined {
  if (Value.Check(schema, value)) return undefined;
  const [error] = Value.Errors(schema, value);
  return error ? `${error.path || '/'}: ${error.message}` : 'not of its form';
}
