import { type ReactNode } from 'react';

/**
 * What people wrote, such as a title or a name, where it stands among words of the portal: whatever direction it is written in, it
 * turns nothing beside it round.
 */
export function Given({ children }: { readonly children: ReactNode }) {
  return <bdi>{children}</bdi>;
}
