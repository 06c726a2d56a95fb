import { Type } from '@sinclair/typebox';
import { Instant, OrganisationRef, projectId } from '../common';
import { defineEvent } from '../define-event';
import { FIRST_ROUND, SEALED_UNTIL_OPENING } from '../secrecy';

/** Suppliers were invited to an invited tender (ANN-02); who they are and how many stays secret until the opening (ANN-09). */
export const suppliersInvited = defineEvent('announcement.suppliers-invited.v1', {
  data: Type.Object({
    ...projectId,
    invitedAt: Instant,
    suppliers: Type.Array(OrganisationRef, { minItems: 1 }),
  }),
  name: { zh: '发出投标邀请书', en: 'Suppliers invited' },
  act: 'invite',
  fact: ({ invitedAt }) => ({ at: invitedAt }),
  secrecy: SEALED_UNTIL_OPENING,
  offers: () => FIRST_ROUND,
  publicFacts: ({ suppliers }) => ({ suppliers }),
});
