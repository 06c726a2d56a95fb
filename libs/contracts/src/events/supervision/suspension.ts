import { type ActingService, SERVICES } from '@mingtang/services';
import { Type } from '@sinclair/typebox';
import { Instant, projectId, Uuid } from '../common';
import { defineEvent } from '../define-event';
import { PUBLIC } from '../secrecy';

/** The lots that stand still; all of the project where they are left out. */
const lots = Type.Optional(Type.Array(Type.String(), { minItems: 1 }));

/** A supervisor has a project stand still while it looks into it (CMP-03). */
export const suspensionOrdered = defineEvent('supervision.suspension-ordered.v1', {
  data: Type.Object({ ...projectId, lots, suspension: Uuid, orderedAt: Instant, reason: Type.String() }),
  name: { zh: '责令暂停', en: 'Suspension ordered' },
  act: 'suspend',
  fact: ({ suspension, orderedAt }) => ({ item: suspension, at: orderedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ suspension, lots, reason }) => ({ suspension, ...(lots && { lots }), reason }),
});

export const suspensionLifted = defineEvent('supervision.suspension-lifted.v1', {
  data: Type.Object({ ...projectId, lots, suspension: Uuid, liftedAt: Instant, reason: Type.String() }),
  name: { zh: '恢复进行', en: 'Suspension lifted' },
  act: 'resume',
  fact: ({ suspension, liftedAt }) => ({ item: suspension, at: liftedAt }),
  secrecy: PUBLIC,
  publicFacts: ({ suspension, lots, reason }) => ({ suspension, ...(lots && { lots }), reason }),
});

/** A part of the platform stands still since it has taken in the order: one definition for all of them. */
export const suspensionServedOn = <Service extends ActingService>(service: Service) =>
  defineEvent(`${service}.suspension-served.v1` as const, {
    data: Type.Object({
      ...projectId,
      /** Those that stand still here. */
      lots: Type.Array(Type.String(), { minItems: 1 }),
      suspension: Uuid,
      servedAt: Instant,
    }),
    name: {
      zh: `${SERVICES[service].title.zh}，暂停送达`,
      en: `Suspension served on ${SERVICES[service].title.en.toLowerCase()}`,
    },
    act: 'serve-suspension',
    fact: ({ suspension, servedAt }) => ({ item: suspension, at: servedAt }),
    secrecy: PUBLIC,
    publicFacts: ({ suspension, lots, servedAt }) => ({ suspension, lots, servedAt }),
  });
