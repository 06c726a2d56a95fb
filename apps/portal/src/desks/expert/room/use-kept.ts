import { useCallback, useState } from 'react';

/** Where a sheet is kept in this browser until it is handed in; `owner` is the seat, so that nobody finds another's. */
export function keptUnder(owner: string, sheet: 'review' | 'score'): string {
  return `mingtang.sheet.${owner}.${sheet}`;
}

/**
 * A value that outlives a reload or a lost connection: each change is kept in this browser at once.
 * @returns the value, how to change it, and how to drop it once it is handed in.
 */
export function useKept<Value>(key: string, initial: Value) {
  const [value, setValue] = useState<Value>(() => read(key) ?? initial);
  const change = useCallback(
    (next: (value: Value) => Value) =>
      setValue((before) => {
        const after = next(before);
        localStorage.setItem(key, JSON.stringify(after));
        return after;
      }),
    [key],
  );
  const drop = useCallback(() => localStorage.removeItem(key), [key]);
  return [value, change, drop] as const;
}

function read<Value>(key: string): Value | undefined {
  const text = localStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
}
