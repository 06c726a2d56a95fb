import { useCallback, useRef } from 'react';

/**
 * The header under which an act is sent: the same for each repetition of it, another one once `done` was called.
 * A lost answer is thus asked for again without acting twice.
 */
export function useIdempotencyKey(): {
  readonly header: () => { 'Idempotency-Key': string };
  readonly done: () => void;
} {
  const key = useRef<string | undefined>(undefined);
  const header = useCallback(() => ({ 'Idempotency-Key': (key.current ??= crypto.randomUUID()) }), []);
  const done = useCallback(() => {
    key.current = undefined;
  }, []);
  return { header, done };
}
