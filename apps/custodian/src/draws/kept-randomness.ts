import { type DrawId, generateDrawRandomness } from '@mingtang/sealing';
import { digestOf } from '@mingtang/transparency';
import { join } from 'node:path';
import { readIfThere, writeDurably } from '../keys/durable-file';

/** To which request, under which root, the bytes were revealed. */
export interface RevealedTo {
  readonly requestDigest: string;
  readonly root: string;
}

export interface DrawRandomness extends DrawId {
  /** 32 bytes, hex. */
  readonly randomness: string;
  readonly revealedTo?: RevealedTo;
}

/** The custodian's random bytes for draws, a file each: made once, on disk before anyone learns the commitment, never replaced. */
export class KeptRandomness {
  constructor(private readonly folder: string) {}

  async of(draw: DrawId): Promise<DrawRandomness> {
    const kept = await this.find(draw);
    if (kept) return kept;
    const { project, lot, number } = draw;
    const made = { project, lot, number, randomness: generateDrawRandomness() };
    await writeDurably(this.pathOf(draw), JSON.stringify(made));
    return made;
  }

  async find(draw: DrawId): Promise<DrawRandomness | undefined> {
    const kept = await readIfThere(this.pathOf(draw));
    return kept === undefined ? undefined : (JSON.parse(kept) as DrawRandomness);
  }

  /** Keeps what the bytes are about to be revealed to, before they are. */
  async revealTo(kept: DrawRandomness, revealedTo: RevealedTo): Promise<void> {
    await writeDurably(this.pathOf(kept), JSON.stringify({ ...kept, revealedTo }));
  }

  /** The name of a lot may hold what that of a file cannot. */
  private pathOf({ project, lot, number }: DrawId): string {
    return join(this.folder, `${digestOf({ project, lot, number })}.json`);
  }
}
