import { Clock, UnitOfWork } from '@mingtang/messaging';
import { NoteError, parseVerifierKey, SIGNATURE_TYPE, type VerifierKey } from '@mingtang/transparency';
import { Injectable } from '@nestjs/common';
import { PublishCheckpoints } from '../publishing/publish-checkpoints';
import { queryBy } from '../reading/query';
import { refused } from '../refusals';
import { registeredWitnesses, type Witness } from './witness-rows';
import { type RegisterWitnessDto, type WitnessDto, witnessDto } from './witness.dto';

/** Says who cosigns the log: custodians name the witness of their agent, the operator names strangers'. */
@Injectable()
export class RegisterWitness {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly publishing: PublishCheckpoints,
  ) {}

  /**
   * @param custodian account of the custodian whose one witness it is, in the place of its earlier one; null for a stranger's.
   * @throws {RefusedError} `witness-key-invalid`, `witness-taken`
   */
  async register({ verifierKey, url }: RegisterWitnessDto, custodian: string | null): Promise<WitnessDto> {
    const key = keyOf(verifierKey);
    await this.unitOfWork.run(async ({ manager }) => {
      const query = queryBy(manager);
      await query('LOCK TABLE witness IN SHARE ROW EXCLUSIVE MODE');
      const others = (await registeredWitnesses(query)).filter((witness) => !isSame(witness, key, custodian));
      if (others.some(({ name, verifierKey: known }) => name === key.name || sameKey(known, key)))
        throw refused('witness-taken', { field: 'verifierKey' });
      await query('DELETE FROM witness WHERE custodian = $1 OR name = $2', [custodian, key.name]);
      await query(
        'INSERT INTO witness (name, verifier_key, url, custodian, registered_at) VALUES ($1, $2, $3, $4, $5)',
        [key.name, verifierKey, url, custodian, this.clock.now()],
      );
    });
    this.publishing.cosignNow();
    return witnessDto({ name: key.name, verifierKey, url, custodian });
  }

  /** @throws {RefusedError} `witness-unknown` */
  async remove(name: string): Promise<void> {
    await this.unitOfWork.run(async ({ manager }) => {
      const [, removed] = (await manager.query('DELETE FROM witness WHERE name = $1', [name])) as [unknown, number];
      if (removed === 0) throw refused('witness-unknown');
    });
  }
}

/** A custodian's earlier witness, or the very same one of the operator's. */
function isSame({ name, custodian }: Witness, key: VerifierKey, by: string | null): boolean {
  return by === null ? custodian === null && name === key.name : custodian === by;
}

function sameKey(verifierKey: string, { publicKey }: VerifierKey): boolean {
  return Buffer.from(parseVerifierKey(verifierKey).publicKey).equals(publicKey);
}

function keyOf(verifierKey: string): VerifierKey {
  try {
    const key = parseVerifierKey(verifierKey);
    if (key.type === SIGNATURE_TYPE.cosignature) return key;
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
  }
  throw refused('witness-key-invalid', { field: 'verifierKey' });
}
