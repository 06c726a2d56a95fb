import { type Form } from './forms';
import { type Stored } from './stored';

/** Where which form of a secret lies: `price in UTF-8: database bidding public.bid_opening.price`. */
export async function tracesOf(forms: readonly Form[], stored: AsyncIterable<Stored>): Promise<Set<string>> {
  const traces = new Set<string>();
  for await (const { where, bytes } of stored)
    for (const form of forms) if (bytes.includes(form.bytes)) traces.add(`${form.name}: ${where}`);
  return traces;
}
