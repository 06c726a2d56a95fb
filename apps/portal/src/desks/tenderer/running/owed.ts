import { type OwedActs } from '../owed';

/** What the tenderer owes from the opening to the contract. */
export function useRunningOwed(): OwedActs {
  return { acts: [], loading: false, error: undefined };
}
