import { Type } from '@sinclair/typebox';
import { Uuid } from '../common';

/** Which envelope of a bid version, and of which round of bids. */
export const ofEnvelope = {
  bid: Uuid,
  version: Type.Integer(),
  round: Type.Integer({ minimum: 1 }),
  envelope: Type.String(),
};
