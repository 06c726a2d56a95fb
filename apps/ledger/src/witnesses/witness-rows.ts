import { type Query } from '../reading/query';

/** A witness as the log names it. */
export interface NamedWitness {
  /** That of its key. */
  readonly name: string;
  /** C2SP verifier key of type 0x04. */
  readonly verifierKey: string;
}

/** Who cosigns the log's checkpoints, as it was registered. */
export interface Witness extends NamedWitness {
  /** Its submission prefix: `add-checkpoint` is under it. */
  readonly url: string;
  /** Account (`sub`) of the custodian whose it is; null where the operator registered it. */
  readonly custodian: string | null;
}

export function registeredWitnesses(query: Query): Promise<Witness[]> {
  return query<Witness>('SELECT name, verifier_key AS "verifierKey", url, custodian FROM witness ORDER BY name');
}
