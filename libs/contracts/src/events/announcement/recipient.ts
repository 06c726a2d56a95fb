import { Type } from '@sinclair/typebox';
import { Instant, projectId } from '../common';
import { defineEvent } from '../define-event';
import { SEALED_UNTIL_NOTICE } from '../secrecy';

/** A custodian's recipient for this project alone, signed with the custodian's own key; before the notice, so that it can name it. */
export const recipientGiven = defineEvent('announcement.recipient-given.v1', {
  data: Type.Object({
    ...projectId,
    /** The custodian's account (`sub`). */
    custodian: Type.String(),
    /** age recipient. */
    recipient: Type.String(),
    /** Ed25519, base64, over the canonical recipient announcement. */
    signature: Type.String(),
    givenAt: Instant,
  }),
  name: { zh: '保管人提供公钥', en: 'Custodian gave its key' },
  act: 'give-recipient',
  fact: ({ givenAt }) => ({ at: givenAt }),
  secrecy: SEALED_UNTIL_NOTICE,
  publicFacts: ({ custodian, recipient }) => ({ custodian, recipient }),
});
