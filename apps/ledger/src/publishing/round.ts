import { addSignatures, type HashReader, parseSignatureLines } from '@mingtang/transparency';
import { type ToCosign } from '../witnesses/witness-client';

/** One signed checkpoint and the cosignatures that it has got so far, of each witness the latest. */
export class Round implements ToCosign {
  private readonly lines = new Map<string, string>();
  private lastShown: { readonly note: string; readonly witnessed: boolean } | undefined;

  constructor(
    readonly size: number,
    readonly note: string,
    readonly read: HashReader,
  ) {}

  add(witness: string, line: string): void {
    this.lines.set(witness, line);
  }

  /** How many of these witnesses have cosigned it. */
  cosignedBy(witnesses: readonly { readonly name: string }[]): number {
    return witnesses.filter(({ name }) => this.lines.has(name)).length;
  }

  /** When these witnesses cosigned it, by their clocks: whole seconds since 1970. */
  times(witnesses: readonly { readonly name: string }[]): number[] {
    return witnesses
      .flatMap(({ name }) => this.lines.get(name) ?? [])
      .flatMap(parseSignatureLines)
      .map(({ signature }) => Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)));
  }

  /** The checkpoint with the cosignatures of these witnesses. */
  cosigned(witnesses: readonly { readonly name: string }[]): string {
    const lines = witnesses.flatMap(({ name }) => this.lines.get(name) ?? []);
    return lines.length === 0 ? this.note : addSignatures(this.note, lines.join(''));
  }

  /** Whether it has not been shown like this yet. */
  isNews(note: string, witnessed: boolean): boolean {
    return this.lastShown?.note !== note || this.lastShown.witnessed !== witnessed;
  }

  shown(note: string, witnessed: boolean): void {
    this.lastShown = { note, witnessed };
  }
}
