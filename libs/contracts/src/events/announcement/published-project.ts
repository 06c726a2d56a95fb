import { type Fact } from '@mingtang/procedure/procedures';
import {
  type ContactPoint,
  type Criterion,
  type EvaluationMethod,
  type Lot,
  type Requirement,
  type TenderItem,
} from '@mingtang/procedure/tender';
import { addMilliseconds } from '@mingtang/procedure/time';
import { Type, type Static } from '@sinclair/typebox';
import { DocumentRef, Instant, Money, OrganisationRef, Sha256, Uuid } from '../common';

export const Timetable = Type.Object({
  documentsAvailableFrom: Instant,
  documentsAvailableUntil: Instant,
  clarificationDeadline: Instant,
  submissionDeadline: Instant,
  openingAt: Instant,
});

/** The ends of periods that a timetable announces, as first instants at which an act is late. */
export function endsOf(timetable: Static<typeof Timetable>): NonNullable<Fact['ends']> {
  return {
    submission: timetable.submissionDeadline,
    documentsAvailable: timetable.documentsAvailableUntil,
    clarificationBefore: addMilliseconds(timetable.clarificationDeadline, 1),
  };
}

export const Custody = Type.Object({
  threshold: Type.Integer({ minimum: 1 }),
  custodians: Type.Array(
    Type.Object({
      /** The custodian's account (`sub`). */
      id: Type.String(),
      name: Type.String(),
      /** age recipient made for this project alone. */
      recipient: Type.String(),
      /** Ed25519 key, base64, that signs the custodian's releases. */
      verificationKey: Type.String(),
    }),
  ),
});
export type Custody = Static<typeof Custody>;

const LotIds = Type.Optional(Type.Array(Type.String()));

const LotSchema = Type.Unsafe<Lot>(
  Type.Object({
    id: Type.String(),
    title: Type.String(),
    description: Type.String(),
    estimate: Type.Optional(Money),
    maximumPrice: Type.Optional(Money),
  }),
);

const RequirementSchema = Type.Unsafe<Requirement>(
  Type.Object({
    id: Type.String(),
    title: Type.String(),
    kind: Type.String(),
    lotIds: LotIds,
    restricts: Type.Optional(Type.String()),
  }),
);

const CriterionSchema = Type.Unsafe<Criterion>(
  Type.Object({
    id: Type.String(),
    title: Type.String(),
    kind: Type.String(),
    weight: Type.String(),
    maximum: Type.String(),
    minimum: Type.String(),
    lotIds: LotIds,
    restricts: Type.Optional(Type.String()),
  }),
);

const ItemSchema = Type.Unsafe<TenderItem>(
  Type.Object({
    id: Type.String(),
    description: Type.String(),
    classification: Type.Optional(
      Type.Object({ scheme: Type.String(), id: Type.String(), description: Type.Optional(Type.String()) }),
    ),
    quantity: Type.Optional(Type.String()),
    unit: Type.Optional(Type.String()),
    lotId: Type.Optional(Type.String()),
  }),
);

/** Whom to ask, as the notice names them. */
const ContactPointSchema = Type.Unsafe<ContactPoint>(
  Type.Object({
    name: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
    telephone: Type.Optional(Type.String()),
    url: Type.Optional(Type.String()),
  }),
);

/** A project as its notice publishes it; later changes carry it whole again under a higher revision. */
export const PublishedProject = Type.Object({
  id: Uuid,
  revision: Type.Integer({ minimum: 1 }),
  /** Open contracting id. */
  ocid: Type.String(),
  /** The version of the procedure by which it goes to its end, such as `cn-open-tender@1`. */
  procedure: Type.String(),
  /** SHA-256 of the canonical JSON of that version's definition, which the public log holds. */
  procedureDigest: Sha256,
  calendar: Type.Union([
    /** `holidays`: the version of the public holidays by which days are counted, to the project's end. */
    Type.Object({ mode: Type.Literal('statutory'), holidays: Type.String() }),
    Type.Object({ mode: Type.Literal('sandbox'), secondsPerDay: Type.Number() }),
  ]),
  title: Type.String(),
  description: Type.String(),
  classification: Type.Union([Type.Literal('works'), Type.Literal('goods'), Type.Literal('services')]),
  /** It must be tendered (依法必须进行招标的项目). */
  mandatory: Type.Boolean(),
  /** State funds control or lead (国有资金占控股或者主导地位). */
  stateFunded: Type.Boolean(),
  region: Type.String(),
  procuringEntity: OrganisationRef,
  agency: Type.Optional(OrganisationRef),
  estimate: Type.Union([Money, Type.Null()]),
  /** ISO 4217 code of every amount of the tender and of its bids. */
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  bidSecurity: Type.Optional(Money),
  /** Performance security that the documents ask of the winner, in per cent of the contract. */
  performanceSecurityPercent: Type.Optional(Type.String({ pattern: '^\\d{1,2}(\\.\\d{1,4})?$' })),
  /** How long candidates stay published, in the days of the procedure's period; its least where left out. */
  objectionDays: Type.Optional(Type.Integer({ minimum: 1 })),
  lots: Type.Array(LotSchema, { minItems: 1 }),
  requirements: Type.Array(RequirementSchema),
  criteria: Type.Array(CriterionSchema),
  /** Of a tender by invitation: why it is one, and who approved that (ANN-02). */
  invitation: Type.Optional(
    Type.Object({
      ground: Type.Object({
        kind: Type.Union([Type.Literal('few-able'), Type.Literal('costs-too-much')]),
        text: Type.String(),
      }),
      approval: Type.Optional(Type.Object({ by: Type.String(), number: Type.String() })),
    }),
  ),
  evaluation: Type.Unsafe<EvaluationMethod>(Type.Object({ kind: Type.String() }, { additionalProperties: true })),
  /** Why each restrictive condition is needed (ANN-08). */
  exceptionReasons: Type.Array(Type.Object({ of: Type.String(), reason: Type.String() })),
  items: Type.Array(ItemSchema),
  contactPoint: Type.Optional(ContactPointSchema),
  documents: Type.Array(DocumentRef),
  timetable: Timetable,
  custody: Custody,
  publishedAt: Instant,
  rerunOf: Type.Optional(Uuid),
});
export type PublishedProject = Static<typeof PublishedProject>;
