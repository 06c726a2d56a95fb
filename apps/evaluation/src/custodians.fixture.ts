import { type Custody } from '@mingtang/contracts';
import {
  drawCommitmentOf,
  generateDrawRandomness,
  generateSigningKey,
  signDrawCommitment,
  signDrawReveal,
  type SigningKey,
} from '@mingtang/sealing';
import { type Answer, type Client, subjectOf } from '@mingtang/testing';
import { type CommitmentDto, type GivenDto, type RevealDto } from './custody/custody.dto';

interface DrawId {
  readonly project: string;
  readonly lot: string;
  readonly number: number;
}

/** Whoever calls the service by their user names. */
interface Callers {
  as(username: string): Promise<Client>;
}

/** What a custodian's agent reveals for. */
export interface Anchored extends DrawId {
  readonly requestDigest: string;
  /** Base64. */
  readonly root: string;
}

/** A custodian with its agent's key and memory. */
export class TestCustodian {
  private readonly randomness = new Map<string, string>();

  private constructor(
    private readonly hall: Callers,
    readonly username: string,
    readonly subject: string,
    readonly key: SigningKey,
  ) {}

  static async of(hall: Callers, username: string): Promise<TestCustodian> {
    return new TestCustodian(hall, username, await subjectOf(username), generateSigningKey());
  }

  get published(): Custody['custodians'][number] {
    const { subject: id, username: name, key } = this;
    return { id, name, recipient: `age1${name.padEnd(58, 'q')}`, verificationKey: key.publicKey };
  }

  /** Its 32 bytes for a draw. */
  randomnessFor({ project, lot, number }: DrawId): string {
    const name = `${project}/${lot}/${number}`;
    const made = this.randomness.get(name) ?? generateDrawRandomness();
    this.randomness.set(name, made);
    return made;
  }

  async commit(draw: DrawId, changes: Partial<CommitmentDto> = {}): Promise<Answer<GivenDto & { code: string }>> {
    const { project, lot, number } = draw;
    const commitment = changes.commitment ?? drawCommitmentOf(this.randomnessFor(draw));
    const signature = signDrawCommitment({ project, lot, number, custodian: this.subject, commitment }, this.key);
    const caller = await this.hall.as(this.username);
    return caller.put(`${pathOf(draw)}/commitment`, { commitment, signature, ...changes });
  }

  async reveal(draw: Anchored, changes: Partial<RevealDto> = {}): Promise<Answer<GivenDto & { code: string }>> {
    const { project, lot, number, requestDigest, root } = draw;
    const { randomness = this.randomnessFor(draw) } = changes;
    const reveal = { project, lot, number, custodian: this.subject, requestDigest, root, randomness };
    const signature = signDrawReveal(reveal, this.key);
    const caller = await this.hall.as(this.username);
    return caller.put(`${pathOf(draw)}/reveal`, { randomness, root, signature, ...changes });
  }
}

function pathOf({ project, lot, number }: DrawId): string {
  return `/custody/projects/${project}/lots/${lot}/draws/${number}`;
}
