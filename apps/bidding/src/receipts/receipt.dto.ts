import { type ReceiptDto } from '@mingtang/service-kit';
import { type Receipt } from './receipt.entity';

/** A kept receipt as it was given. */
export function toReceiptDto(
  receipt: Receipt,
  { project, lot }: { readonly project: string; readonly lot: string },
): ReceiptDto {
  const { act, event, bid, version, manifestDigest, receivedAt, takenInAt, note } = receipt;
  return {
    act,
    event,
    project,
    lot,
    subject: bid,
    version,
    digest: manifestDigest,
    time: receivedAt.toISOString(),
    takenIn: takenInAt.toISOString(),
    note,
  };
}
