import { useEffect } from 'react';
import { useActor } from '../../../identity/session';
import { forgetFiles, forgetForm } from '../../../parts/kept/kept-forms';

interface OfLot {
  readonly project: string;
  readonly lot: string;
}

/** Under which name the price is kept while a bid is entered. */
export function formOf({ project, lot }: OfLot): string {
  return `bid.${project}.${lot}`;
}

/** Under which name the chosen files are. */
export function filesOf(bid: OfLot): string {
  return `${formOf(bid)}.files`;
}

/** Forgets price and files as they were entered once they are sealed: what is kept from then on is the sealed bid. */
export function useForgetOnceSealed({ project, lot }: OfLot, sealed: boolean): void {
  const account = useActor()?.sub;
  useEffect(() => {
    if (!sealed || account === undefined) return;
    forgetForm(account, formOf({ project, lot }));
    void forgetFiles(account, filesOf({ project, lot }));
  }, [sealed, account, project, lot]);
}
