import { type Bilingual } from '@mingtang/procedure/writing';
import { ACTING_SERVICES, type ActingService } from '@mingtang/services';
import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { type CheckCode } from '../checks';
import './formats';

export const BUNDLE_TYPE = 'mingtang/evidence/v4';

/** The services that have a part in every bundle. */
export const PARTS = ACTING_SERVICES;
export type Part = ActingService;

/** A service that found rows of which no evidence can be made says so in place of what it could not give. */
const UNREADABLE = new RegExp(`^(?:${[...PARTS, 'ledger'].join('|')})/unreadable\\.json$`);

const exactly = { additionalProperties: false } as const;
const Uuid = Type.String({ format: 'uuid' });
const Instant = Type.String({ format: 'date-time' });
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Text = Type.String();
const Index = Type.Integer({ minimum: 0 });
const Count = Type.Integer({ minimum: 1 });
/** Items that come once each. */
const Once = <Item extends TSchema>(item: Item, options: { readonly minItems?: number } = {}) =>
  Type.Array(item, { ...options, uniqueItems: true });

/** `bundle.json` */
export const BundleFile = Type.Object({ type: Type.Literal(BUNDLE_TYPE), project: Uuid, madeAt: Instant }, exactly);
export type BundleFile = Static<typeof BundleFile>;

/** `log/keys.json`: the log and its witnesses, as the platform names them. */
export const LogKeysFile = Type.Object(
  {
    origin: Text,
    verifierKeys: Once(Text, { minItems: 1 }),
    witnesses: Once(Type.Object({ name: Text, verifierKey: Text }, exactly)),
    quorum: Type.Integer({ minimum: 0 }),
  },
  exactly,
);
export type LogKeysFile = Static<typeof LogKeysFile>;

/** `log/witnesses.json`, `log/procedure.json`: the entry by which the log last named its witnesses, or that holds the procedure; proven in it. */
export const ProvenEntryFile = Type.Object({ index: Index, entry: Text, proof: Type.Array(Text) }, exactly);
export type ProvenEntryFile = Static<typeof ProvenEntryFile>;

const GrownFrom = Type.Object({ size: Index, proof: Type.Array(Text) }, exactly);

/** `log/deadlines/…/proofs.json`: that the bundle's checkpoint grew out of those before and after the deadline. */
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
    altered: Type.Optional(Once(Text)),
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
export const KeptLine = Type.Object(
  { of: Text, event: Type.Optional(Uuid), part: Type.Record(Text, Type.Unknown()) },
  exactly,
);
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
export const ReceiptKeysFile = Type.Object({ receiptKeys: Once(Text, { minItems: 1 }) }, exactly);

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

const releaseOf = {
  bid: Uuid,
  version: Count,
  round: Count,
  envelope: Text,
  custodian: Text,
  releasedAt: Instant,
  signature: Text,
};
export const ReleaseOfBid = Type.Union([
  Type.Object({ ...releaseOf, share: Text }, exactly),
  Type.Object({ ...releaseOf, fault: Type.Literal('share-invalid'), reason: Text }, exactly),
]);

/** An envelope of a bid that was to be opened. */
export const EnvelopeOfBid = Type.Object(
  {
    id: Text,
    shares: Once(Type.Object({ custodian: Text, ciphertext: Text }, exactly)),
    releases: Once(ReleaseOfBid),
    opened: Type.Optional(
      Type.Object(
        {
          by: Type.Union([Type.Literal('custodians'), Type.Literal('bidder')]),
          custodians: Once(Text),
          identity: Text,
        },
        exactly,
      ),
    ),
    wrongShares: Type.Optional(Once(Text)),
    lateWrongShares: Type.Optional(Once(Text)),
  },
  exactly,
);
export type EnvelopeOfBid = Static<typeof EnvelopeOfBid>;

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
    receipts: Type.Optional(Once(Text)),
    envelopes: Type.Optional(Once(EnvelopeOfBid)),
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
    seed: Type.Optional(Sha256),
    orders: Type.Optional(Type.Array(Type.Object({ category: Text, count: Index, order: Type.Array(Text) }, exactly))),
    drawnAt: Type.Optional(Instant),
    voided: Type.Optional(Type.Object({ reason: Text, missing: Type.Array(Text), voidedAt: Instant }, exactly)),
  },
  exactly,
);
export type DrawLine = Static<typeof DrawLine>;

/** The age file of the sheet of an envelope. */
export function bidFile(bid: string, version: number, envelope: string): string {
  return `bids/${bid}-v${version}-${envelope}.age`;
}

/** The checkpoints around the deadline of a round: of one lot, or of all where the notice sets it for all. */
export function deadlineFolder(round: number, lot?: string): string {
  return lot === undefined ? `log/deadlines/${round}` : `log/deadlines/${round}/${lot}`;
}

/** The folder of a deadline in which a file lies; undefined of any other file. */
export function folderOfDeadline(path: string): string | undefined {
  return /^(log\/deadlines\/.+)\/[^/]+$/.exec(path)?.[1];
}

/** How a file of a bundle is read, and by which checks every line or all of its text is held against something else. */
export type FileForm = { readonly heldBy: readonly CheckCode[] } & (
  | { readonly kind: 'bytes'; readonly most: number }
  | {
      readonly kind: 'json' | 'ndjson';
      readonly accepts: (value: unknown) => Bilingual | undefined;
      readonly schema?: TSchema;
    }
);

/** Undefined for a file that no bundle has. */
export function formOf(path: string): FileForm | undefined {
  return FORMS.find(([pattern]) => pattern.test(path))?.[1];
}

const SERVICE = `(?:${PARTS.join('|')})`;
const LOT = '[A-Za-z0-9][A-Za-z0-9._-]{0,63}';
/** Of a round, or of a lot in it. */
const DEADLINE = `log/deadlines/[1-9]\\d*(?:/${LOT})?`;
/** A checkpoint is some hundred bytes and a line for each witness. */
const LARGEST_NOTE = 2 ** 16;
/** A bid sheet has at most 4 MiB before encryption. */
const LARGEST_BID_FILE = 5 * 2 ** 20;

const json = (schema: TSchema, ...heldBy: CheckCode[]): FileForm => ({
  kind: 'json',
  accepts: accepting(schema),
  schema,
  heldBy,
});
const ndjson = (schema: TSchema, ...heldBy: CheckCode[]): FileForm =>
  ({ ...json(schema, ...heldBy), kind: 'ndjson' }) as FileForm;
const bytes = (most: number, ...heldBy: CheckCode[]): FileForm => ({ kind: 'bytes', most, heldBy });

/** Every file that a bundle may have; the table of docs/spec/evidence.md says the same. */
export const FORMS: readonly (readonly [path: RegExp, form: FileForm])[] = [
  [/^bundle\.json$/, json(BundleFile, 'log-fresh', 'records-formed')],
  [/^log\/checkpoint$/, bytes(LARGEST_NOTE, 'log-signed', 'log-witnessed')],
  [new RegExp(`^${DEADLINE}/(?:before|after)$`), bytes(LARGEST_NOTE, 'deadline-witnessed')],
  [/^log\/keys\.json$/, json(LogKeysFile, 'log-signed', 'log-witnessed')],
  [/^log\/witnesses\.json$/, json(ProvenEntryFile, 'log-witnessed')],
  [/^log\/procedure\.json$/, json(ProvenEntryFile, 'procedure-logged')],
  [new RegExp(`^${DEADLINE}/proofs\\.json$`), json(DeadlineProofsFile, 'deadline-witnessed')],
  [
    /^log\/records\.ndjson$/,
    ndjson(RecordLine, 'records-included', 'payloads-match', 'sequence-whole', 'sealed-listed'),
  ],
  [new RegExp(`^${SERVICE}/events\\.ndjson$`), ndjson(EventLine, 'events-logged')],
  [new RegExp(`^${SERVICE}/state\\.ndjson$`), ndjson(StateLine, 'rows-logged', 'files-whole')],
  [new RegExp(`^${SERVICE}/keys\\.json$`), json(ReceiptKeysFile, 'receipts-match')],
  [/^disclosure\/register\.ndjson$/, ndjson(RegisterLine, 'register-true')],
  [new RegExp(`^${SERVICE}/register\\.ndjson$`), ndjson(KeptLine, 'register-true')],
  [/^announcement\/notices\.ndjson$/, ndjson(NoticeLine, 'notices-logged')],
  [/^announcement\/documents\.ndjson$/, ndjson(DocumentLine, 'notices-logged')],
  [/^announcement\/recipients\.ndjson$/, ndjson(RecipientLine, 'custody-signed')],
  [
    /^bidding\/bids\.ndjson$/,
    ndjson(BidLine, 'manifests-signed', 'receipts-match', 'releases-signed', 'openings-right'),
  ],
  [/^bids\/[0-9a-f-]{36}-v[1-9]\d*-[a-z][a-z0-9-]{0,31}\.age$/, bytes(LARGEST_BID_FILE, 'openings-right')],
  [/^evaluation\/draws\.ndjson$/, ndjson(DrawLine, 'draws-fair')],
  [
    new RegExp(`^evaluation/${LOT}/document\\.json$`),
    json(typed('mingtang/evaluation/v3'), 'ranking-right', 'sheets-committed', 'draws-fair'),
  ],
  [new RegExp(`^evaluation/${LOT}/report\\.json$`), json(typed('mingtang/evaluation-report/v1'), 'ranking-right')],
  [UNREADABLE, { kind: 'json', accepts: tellUnreadable, heldBy: [] }],
];

function typed(type: string): TSchema {
  return Type.Object({ type: Type.Literal(type) });
}

function accepting(schema: TSchema): (value: unknown) => Bilingual | undefined {
  return (value) => {
    if (Value.Check(schema, value)) return undefined;
    const [error] = Value.Errors(schema, value);
    const where = error?.path || '/';
    return error
      ? { zh: `${where}：不符合规范（${error.message}）`, en: `${where}: ${error.message}` }
      : { zh: '不符合规范', en: 'not of its form' };
  };
}

function tellUnreadable(said: unknown): Bilingual {
  const { after, status } = (said ?? {}) as { after?: unknown; status?: unknown };
  const where = typeof after === 'string' ? after : typeof status === 'number' ? status : '—';
  return {
    zh: `该服务无法读取其保存的数据：有数据被改动（${where}）`,
    en: `this service cannot read what it keeps of the project: a row was altered (${where})`,
  };
}
