import { contradictions, type Receipt, receiptIn } from '@mingtang/sealing';
import { ACTING_SERVICES } from '@mingtang/services';
import { type ProvenRecord, TransparencyError, verifyNote, verifyProofFile } from '@mingtang/transparency';
import { client } from '../../api/api';
import { askKnownLog, type KnownLog } from './known-log';

/** What a proof or receipt turned out to be worth. */
export type Proven =
  | {
      readonly ok: true;
      readonly record: ProvenRecord;
      readonly witnesses: number;
      readonly quorum: number;
      readonly known: number;
      readonly receipt?: Receipt;
    }
  | { readonly ok: false; readonly why: Why; readonly detail: string };

export type Why = 'log-key' | 'proof-wrong' | 'receipt-unsigned' | 'receipt-differs' | 'not-readable' | 'keys-changed';

/** Fetches the proof of a process event and verifies it by the log's keys. */
export async function proveEvent(event: string): Promise<Proven> {
  const { data } = await client.GET('/api/ledger/proofs/{event}', { params: { path: { event } }, parseAs: 'text' });
  return proveFile(String(data));
}

/** Verifies the text of a `.tlog-proof` by the log's keys; who cosigned is told, too few are no failure of the record's. */
export async function proveFile(text: string): Promise<Proven> {
  return proofBy(text, await askKnownLog());
}

/**
 * Verifies a receipt's note: which service signed it, and that the public log holds the act that it confirms.
 * @throws {ProblemError} where the platform does not answer.
 */
export async function proveReceipt(note: string): Promise<Proven> {
  const receipt = receiptIn(note);
  if (!receipt) return { ok: false, why: 'not-readable', detail: '' };
  if (!(await signedByService(note))) return { ok: false, why: 'receipt-unsigned', detail: receipt.act };
  const proven = await proveEvent(receipt.event);
  if (!proven.ok) return proven;
  const { event, type, project } = proven.record.record;
  const differing = contradictions(receipt, { event, type, project, payload: proven.record.payload });
  return differing.length > 0
    ? { ok: false, why: 'receipt-differs', detail: differing.join(', ') }
    : { ...proven, receipt };
}

function proofBy(text: string, { info, logKeys, keysChanged }: KnownLog): Proven {
  if (keysChanged) return { ok: false, why: 'keys-changed', detail: info.verifierKeys.join(', ') };
  try {
    const witnessKeys = info.witnesses.map(({ verifierKey }) => verifierKey);
    const record = verifyProofFile(text, { logKeys, witnessKeys, quorum: 0 });
    return {
      ok: true,
      record,
      witnesses: record.cosignatures.length,
      quorum: info.quorum,
      known: witnessKeys.length,
    };
  } catch (error) {
    if (!(error instanceof TransparencyError)) throw error;
    return { ok: false, why: error.code === 'checkpoint-unsigned' ? 'log-key' : 'proof-wrong', detail: error.message };
  }
}

async function signedByService(note: string): Promise<boolean> {
  const keys = await Promise.all(
    ACTING_SERVICES.map(async (service) => {
      const { data } = await client.GET(`/api/${service}/receipt-key`);
      return data ? [data.verifierKey, ...data.retired] : [];
    }),
  );
  return keys.flat().some((key) => verifyNote(note, key) !== undefined);
}
