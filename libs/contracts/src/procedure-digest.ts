import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { digestOf } from '@mingtang/transparency';

/**
 * By what a notice fixes the definition that its project goes by: SHA-256, in lower-case hex, of its canonical JSON (RFC 8785). The same for
 * whoever publishes it, logs it or verifies it.
 */
export function procedureDigest(definition: ProcedureDefinition): string {
  return digestOf(definition);
}
