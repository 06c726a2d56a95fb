import { type Check, type Handed, verifyZip, zipBundle } from '@mingtang/evidence';
import { consistencyProof, tileHashReader, tilePath } from '@mingtang/transparency';

/** What the worker is asked: to verify a bundle by what this browser knows of the log. */
export interface Question {
  readonly bundle: Blob;
  readonly logKeys?: readonly string[];
  readonly checkpoint?: string;
  readonly handed: readonly Handed[];
  readonly now: string;
}

/** What it answers, one message for each check and one at the end. */
export type Answer =
  { readonly check: Check } | { readonly done: true; readonly checkpoint?: string } | { readonly broken: string };

addEventListener('message', ({ data }: MessageEvent<Question>) => void answer(data));

async function answer({ bundle: blob, logKeys, checkpoint, handed, now }: Question): Promise<void> {
  try {
    const checks = verifyZip(blob, {
      trust: {
        ...(logKeys ? { logKeys } : {}),
        ...(checkpoint === undefined ? {} : { checkpoints: [checkpoint] }),
        consistency: (from, to) => consistencyProof(from, to, tileHashReader(to, fetchTile)),
        now,
      },
      handed,
    });
    for await (const check of checks) say({ check });
    const shown = await checkpointIn(blob).catch(() => undefined);
    say({ done: true, ...(shown === undefined ? {} : { checkpoint: shown }) });
  } catch (error) {
    say({ broken: String(error) });
  }
}

async function checkpointIn(zip: Blob): Promise<string> {
  const bundle = await zipBundle(zip);
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of bundle.open('log/checkpoint')) text += decoder.decode(bytes, { stream: true });
  return text + decoder.decode();
}

async function fetchTile(tile: Parameters<typeof tilePath>[0]): Promise<Uint8Array> {
  const response = await fetch(`/log/${tilePath(tile)}`);
  if (!response.ok) throw new Error(`the log answers ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

function say(answer: Answer): void {
  postMessage(answer);
}
