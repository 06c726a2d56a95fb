import { createContext, useContext } from 'react';

/** What the form does not let change. */
export interface Fixed {
  /** After publication no lot is added or taken away, and the currency stays. */
  readonly lotsFixed: boolean;
}

const FixedContext = createContext<Fixed>({ lotsFixed: false });

export const FixedProvider = FixedContext.Provider;

export function useFixed(): Fixed {
  return useContext(FixedContext);
}
