import { useCallback, useEffect, useRef, useState } from 'react';
import { canKeepFiles, chosenFile, type ChosenFile, dropChosen, keepChosen, sweepChosen } from './chosen-files';
import { useKept } from './use-kept';

/**
 * Files that are chosen for a form, kept by this browser until they are sent.
 * @returns the files, and how to choose others.
 */
export function useChosen(form: string) {
  const [kept, keep] = useKept<readonly ChosenFile[]>(form, []);
  const [files, setFiles] = useState<readonly File[]>([]);
  const copies = useRef(new Map<File, Promise<ChosenFile | undefined>>());
  const before = useRef(kept);
  useEffect(() => {
    void sweepChosen();
    void Promise.all(
      before.current.map(async (each) => {
        const file = await chosenFile(each);
        if (file) copies.current.set(file, Promise.resolve(each));
        return file;
      }),
    ).then((found) => setFiles((now) => [...found.filter((file) => file !== undefined), ...now]));
  }, []);
  const choose = useCallback(
    async (chosen: readonly File[]) => {
      setFiles(chosen);
      if (!canKeepFiles()) return;
      for (const [file, copy] of copies.current)
        if (!chosen.includes(file)) {
          copies.current.delete(file);
          void copy.then((gone) => gone && dropChosen(gone));
        }
      for (const file of chosen)
        // A disk without room for the copy has the file itself still.
        if (!copies.current.has(file))
          copies.current.set(
            file,
            keepChosen(file).catch(() => undefined),
          );
      const all = await Promise.all(chosen.map((file) => copies.current.get(file)));
      keep(all.filter((each) => each !== undefined));
    },
    [keep],
  );
  return [files, choose] as const;
}
