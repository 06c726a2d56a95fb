import { chooseApart } from '@mingtang/sealing';

/** What the bidder should know of a file that was chosen: that it has another name in the bid, or is in it already. */
export interface Told {
  readonly kind: 'renamed' | 'repeated';
  readonly name: string;
  /** The name in the bid. */
  readonly as: string;
}

/** Files chosen beside those of a bid: of one name and other contents all are kept, the later ones under a name of their own. */
export async function withChosen(
  present: readonly File[],
  chosen: readonly File[],
): Promise<{ readonly all: readonly File[]; readonly told: readonly Told[] }> {
  const { added, repeated } = await chooseApart(present.map(documentOf), chosen.map(documentOf));
  return {
    all: [
      ...present,
      ...added.map(({ document: { file }, name }) =>
        name === file.name ? file : new File([file], name, { type: file.type, lastModified: file.lastModified }),
      ),
    ],
    told: [
      ...added.flatMap(({ document, name }) =>
        name === document.name ? [] : [{ kind: 'renamed' as const, name: document.name, as: name }],
      ),
      ...repeated.map((name) => ({ kind: 'repeated' as const, name, as: name })),
    ],
  };
}

function documentOf(file: File) {
  const content = () => file.stream() as ReadableStream<Uint8Array>;
  return { file, name: file.name, size: file.size, content };
}
