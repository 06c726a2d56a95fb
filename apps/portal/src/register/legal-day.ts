/** Legal time is eight hours ahead of UTC, the whole year. */
const LEGAL_OFFSET_MS = 8 * 3_600_000;
const DAY = /^[2-9]\d{3}-\d{2}-\d{2}$/;

/** A day as an address writes it, `2026-11-25`; undefined for what is none. */
export function legalDay(text: string | null): string | undefined {
  if (text === null || !DAY.test(text)) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
}

/** When a legal day begins, or one some days later. */
export function beginOfDay(day: string, daysLater: number): string {
  const at = new Date(`${day}T00:00:00+08:00`);
  at.setUTCDate(at.getUTCDate() + daysLater);
  return at.toISOString();
}

/** The legal day on which an instant falls. */
export function legalDayOf(at: Date): string {
  return new Date(at.getTime() + LEGAL_OFFSET_MS).toISOString().slice(0, 10);
}
