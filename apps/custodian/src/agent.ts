import { type SigningKey } from '@mingtang/sealing';
import { type Keys } from './keys/keys';

/** A custodian as its agent acts for it. */
export interface Agent {
  readonly keys: Keys;
  /** Its account (`sub`). */
  readonly custodian: string;
  /** Signs recipients, releases and what it gives to draws. */
  readonly signingKey: SigningKey;
  /** The custodian's own clock. */
  readonly now: () => string;
}
