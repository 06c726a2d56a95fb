import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Decrypter, Encrypter } from 'age-encryption';
import { SealingError } from '../sealing-error';
import { type BidDocument } from './bid-sheet';

/** First line of every age file. */
export const AGE_HEADER = 'age-encryption.org/v1\n';

/** The content as a plain age file for one recipient, piece by piece. */
export async function encryptFile(
  content: ReadableStream<Uint8Array>,
  recipient: string,
): Promise<ReadableStream<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(content);
}

/**
 * The plaintext of an age file, piece by piece; each piece is authenticated before it comes out. A file damaged further on makes
 * the stream fail there.
 * @throws {SealingError} `undecryptable`, also as the failure of the stream
 */
export async function decryptFile(
  ciphertext: ReadableStream<Uint8Array>,
  identity: string,
): Promise<ReadableStream<Uint8Array>> {
  try {
    return failingAs(await decrypterOf(identity).decrypt(ciphertext));
  } catch (cause) {
    throw undecryptable(cause);
  }
}

/** @throws {SealingError} `undecryptable` */
export async function decryptBytes(ciphertext: Uint8Array, identity: string): Promise<Uint8Array> {
  try {
    return await decrypterOf(identity).decrypt(ciphertext);
  } catch (cause) {
    throw undecryptable(cause);
  }
}

/**
 * A document of an opened bid without its padding. The stream fails with `document-differs` when its end shows that it is not
 * the one that the bid sheet names.
 * @throws {SealingError} `undecryptable`
 */
export async function openDocument(
  ciphertext: ReadableStream<Uint8Array>,
  identity: string,
  document: Pick<BidDocument, 'size' | 'sha256'>,
): Promise<ReadableStream<Uint8Array>> {
  const hash = sha256.create();
  let left = document.size;
  const unpadded = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      const content = chunk.subarray(0, left);
      if (content.length === 0) return;
      left -= content.length;
      hash.update(content);
      controller.enqueue(content);
    },
    flush() {
      if (left > 0 || bytesToHex(hash.digest()) !== document.sha256)
        throw new SealingError('document-differs', 'not the document that the bid sheet names');
    },
  });
  return (await decryptFile(ciphertext, identity)).pipeThrough(unpadded);
}

function decrypterOf(identity: string): Decrypter {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter;
}

function undecryptable(cause: unknown): SealingError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new SealingError('undecryptable', `not an age file for this identity: ${reason}`, { cause });
}

/** The same stream, whose failure is a SealingError. */
function failingAs(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (cause) {
          throw undecryptable(cause);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
