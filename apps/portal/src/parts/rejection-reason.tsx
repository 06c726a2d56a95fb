import { REJECTION_REASONS, type RejectionReason as Reason } from '@mingtang/procedure/evaluation';
import { useSaid } from '../language/use-language';

/** Why a bid was rejected, in the words of the law; a reason that the portal does not know stands for itself. */
export function RejectionReason({ of }: { readonly of: string }) {
  const said = useSaid();
  return <>{Object.hasOwn(REJECTION_REASONS, of) ? said(REJECTION_REASONS[of as Reason]) : of}</>;
}
