/**
 * Keeps something open while the page is looked at. A browser grants an origin few connections, so pages in the background must
 * not hold streams.
 * @param open opens it and returns what closes it.
 * @param again called when the page is looked at again: what came meanwhile was missed.
 * @returns what ends it for good.
 */
export function whileVisible(open: () => () => void, again: () => void): () => void {
  let close: (() => void) | undefined;
  const follow = (): void => {
    if (document.visibilityState === 'visible') close ??= open();
    else {
      close?.();
      close = undefined;
    }
  };
  const onChange = (): void => {
    const wasClosed = close === undefined;
    follow();
    if (wasClosed && close !== undefined) again();
  };
  document.addEventListener('visibilitychange', onChange);
  follow();
  return () => {
    document.removeEventListener('visibilitychange', onChange);
    close?.();
  };
}
