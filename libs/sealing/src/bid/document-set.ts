import { measure } from '../bytes/digest';

/** A document that a bidder chooses, under the name that it will have in the bid. */
export interface ChosenDocument {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Opens its content; called as often as needed. */
  readonly content: () => ReadableStream<Uint8Array>;
}

/** What becomes of documents that are chosen beside others. */
export interface ChosenApart<Document> {
  /** Those to take in, each with a name that no other has. */
  readonly added: readonly { readonly document: Document; readonly name: string }[];
  /** Names of documents that are there already, to the last byte. */
  readonly repeated: readonly string[];
}

/**
 * Takes chosen documents in beside those that are there, and loses none: one of a name that is taken gets a number behind it, unless
 * it is the very same document.
 */
export async function chooseApart<Document extends ChosenDocument>(
  present: readonly ChosenDocument[],
  chosen: readonly Document[],
): Promise<ChosenApart<Document>> {
  /** With the name that each was chosen by. */
  const all = present.map((document) => ({ document, chosenAs: document.name, name: document.name }));
  const added: { document: Document; name: string }[] = [];
  const repeated: string[] = [];
  for (const document of chosen) {
    const alike = all.filter(
      ({ chosenAs, name }) => sameName(chosenAs, document.name) || sameName(name, document.name),
    );
    if (
      await someSame(
        document,
        alike.map((other) => other.document),
      )
    ) {
      repeated.push(document.name);
      continue;
    }
    const name = freeName(
      document.name,
      all.map((other) => other.name),
    );
    all.push({ document, chosenAs: document.name, name });
    added.push({ document, name });
  }
  return { added, repeated };
}

async function someSame(document: ChosenDocument, others: readonly ChosenDocument[]): Promise<boolean> {
  const candidates = others.filter(({ size }) => size === document.size);
  if (candidates.length === 0) return false;
  const digest = await digestOfContent(document);
  for (const candidate of candidates) if ((await digestOfContent(candidate)) === digest) return true;
  return false;
}

async function digestOfContent({ content }: ChosenDocument): Promise<string> {
  const { through, measured } = measure();
  await content().pipeThrough(through).pipeTo(new WritableStream());
  return measured().sha256;
}

/** As file systems compare that know no case: what is opened on one of them must not overwrite another document. */
function sameName(one: string, other: string): boolean {
  return one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();
}

/** `offer.pdf`, or `offer (2).pdf` where that is taken, and so on. */
function freeName(name: string, taken: readonly string[]): string {
  const point = name.lastIndexOf('.');
  const [stem, ending] = point > 0 ? [name.slice(0, point), name.slice(point)] : [name, ''];
  for (let number = 1; ; number += 1) {
    const tried = number === 1 ? name : `${stem} (${number})${ending}`;
    if (!taken.some((other) => sameName(other, tried))) return tried;
  }
}
