import { useActor } from '../../../identity/session';

/** The organisation that bids, `scheme-id`, as manifests and kept bids name it; empty where nobody is signed in. */
export function useBidder(): string {
  const organisation = useActor()?.organisation;
  return organisation ? `${organisation.scheme}-${organisation.id}` : '';
}
