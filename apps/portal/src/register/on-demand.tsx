import { type ReactNode, Suspense, useState } from 'react';
import { PlainButton } from '../parts/plain-button';

interface OnDemandProps {
  readonly label: string;
  /** Whether the button stands back behind what it belongs to. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** A button in the place of something heavy, which is loaded once it is asked for. */
export function OnDemand({ label, quiet = false, children }: OnDemandProps) {
  const [asked, setAsked] = useState(false);
  const button = (
    <PlainButton kind={quiet ? 'quiet' : 'plain'} busy={asked} onClick={() => setAsked(true)}>
      {label}
    </PlainButton>
  );
  return asked ? <Suspense fallback={button}>{children}</Suspense> : button;
}
