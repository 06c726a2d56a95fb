import { Type, type Static } from '@sinclair/typebox';

export const Uuid = Type.String({ format: 'uuid' });
/** UTC instant with milliseconds. */
export const Instant = Type.String({ format: 'date-time' });
export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** Exact decimal text and ISO 4217 currency; never a float. */
export const Money = Type.Object({
  amount: Type.String({ pattern: '^\\d{1,18}(\\.\\d{1,4})?$' }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
});
export type Money = Static<typeof Money>;

export const OrganisationRef = Type.Object({ scheme: Type.String(), id: Type.String(), name: Type.String() });

export const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() });
export type Bilingual = Static<typeof Bilingual>;

/** What every event of a project's life carries; `subject` of the event repeats it. */
export const projectId = { project: Uuid };
/** What every event of a lot's life carries. */
export const lotId = { project: Uuid, lot: Type.String({ minLength: 1, maxLength: 64 }) };

export const DocumentRef = Type.Object({
  id: Uuid,
  title: Type.String(),
  documentType: Type.String(),
  mediaType: Type.String(),
  sha256: Sha256,
  size: Type.Integer({ minimum: 0 }),
});
export type DocumentRef = Static<typeof DocumentRef>;
