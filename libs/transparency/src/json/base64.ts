import { base64 } from '@scure/base';

/** The bytes of a padded standard base64 text (RFC 4648 §4); undefined for any other text. */
export function base64Bytes(text: string): Uint8Array | undefined {
  try {
    return base64.decode(text);
  } catch {
    return undefined;
  }
}
