import { type ReactNode, Suspense, useState } from 'react';

/** A button in the place of something heavy, which is loaded once it is asked for. */
export function OnDemand({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [asked, setAsked] = useState(false);
  const button = (
    <button
      type="button"
      className="demand no-print"
      aria-disabled={asked}
      aria-busy={asked}
      onClick={() => setAsked(true)}
    >
      {label}
    </button>
  );
  return asked ? <Suspense fallback={button}>{children}</Suspense> : button;
}
