import { type ReactNode, Suspense, useState } from 'react';
import { PlainButton } from '../parts/plain-button';

/** A button in the place of something heavy, which is loaded once it is asked for. */
export function OnDemand({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [asked, setAsked] = useState(false);
  const button = (
    <PlainButton busy={asked} onClick={() => setAsked(true)}>
      {label}
    </PlainButton>
  );
  return asked ? <Suspense fallback={button}>{children}</Suspense> : button;
}
