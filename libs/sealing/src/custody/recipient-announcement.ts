import { canonicalBytes, signBytes, type SigningKey, verifyBytes } from '@mingtang/transparency';

/** A custodian's word on which recipient it made for a project. */
export interface RecipientAnnouncement {
  readonly project: string;
  /** The custodian's id. */
  readonly custodian: string;
  readonly recipient: string;
}

/** @returns the custodian's signature, base64. */
export function signRecipient(announcement: RecipientAnnouncement, key: SigningKey): string {
  return signBytes(announcementBytes(announcement), key);
}

/** Whether the custodian with that verification key says so. */
export function verifyRecipient(
  announcement: RecipientAnnouncement,
  signature: string,
  verificationKey: string,
): boolean {
  return verifyBytes(announcementBytes(announcement), signature, verificationKey);
}

function announcementBytes({ project, custodian, recipient }: RecipientAnnouncement): Uint8Array {
  return canonicalBytes({ v: 'mingtang/custody-recipient/v1', project, custodian, recipient });
}
