/** An agent asks every few seconds; what waits for it longer than this, milliseconds, says that it is not at work. */
const PATIENCE_MS = 2 * 60_000;

/** Something that waits for an agent. */
export interface Waiting {
  /** Since when it could have been done, ISO 8601. */
  readonly since: string;
}

/** What has waited so long that the agent seems not to be at work, the oldest first. */
export function overdue<Item extends Waiting>(waiting: readonly Item[], now: number): Item[] {
  return waiting
    .filter(({ since }) => now - Date.parse(since) > PATIENCE_MS)
    .sort((a, b) => Date.parse(a.since) - Date.parse(b.since));
}
