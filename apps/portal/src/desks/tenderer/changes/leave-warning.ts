import { useEffect, useRef } from 'react';
import { useBlocker } from 'react-router';

/**
 * Asks before what was entered and not sent is left: the browser where its tab is closed, the page where another address is opened.
 * @param unsent whether something would be lost, asked when it matters
 * @returns the blocked way out, to be gone or not
 */
export function useLeaveWarning(unsent: () => boolean): ReturnType<typeof useBlocker> {
  const latest = useRef(unsent);
  useEffect(() => {
    latest.current = unsent;
  });
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (latest.current()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, []);
  return useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && latest.current(),
  );
}
