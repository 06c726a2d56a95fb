import { digestOf } from '../json/digest';

/**
 * The hash under which a payload is logged: hex SHA-256 of its canonical JSON; with a salt, of that of `{payload, salt}`, so that a
 * small payload cannot be guessed from its hash, and is as good as erased when both are.
 * @param salt 32 random bytes in lower-case hex
 * @throws {TypeError} for a value that JSON cannot hold
 */
export function payloadHashOf(payload: unknown, salt?: string): string {
  return digestOf(salt === undefined ? payload : { payload, salt });
}
