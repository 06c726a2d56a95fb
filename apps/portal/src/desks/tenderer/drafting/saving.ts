import { hashKey } from '@tanstack/react-query';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { checkDraft, type ProjectDraftData } from '@mingtang/procedure/tender';

export type Part = keyof ProjectDraftData;

/** Some parts of a draft, each as a whole; null for one that is taken away. */
export type Patch = { readonly [Key in Part]?: ProjectDraftData[Key] | null };

/** Names of the parts in which two drafts differ. */
export function changedParts(before: ProjectDraftData, after: ProjectDraftData): Part[] {
  const parts = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<Part>;
  return [...parts].filter((part) => hashKey([before[part]]) !== hashKey([after[part]]));
}

/** The parts as a patch: what `draft` lacks is taken away. */
export function patchOf(draft: ProjectDraftData, parts: readonly Part[]): Patch {
  return Object.fromEntries(parts.map((part) => [part, draft[part] ?? null]));
}

/** The draft with these parts of another. */
export function withParts(draft: ProjectDraftData, other: ProjectDraftData, parts: readonly Part[]): ProjectDraftData {
  const merged: Record<string, unknown> = { ...draft };
  for (const part of parts)
    if (other[part] === undefined) delete merged[part];
    else merged[part] = other[part];
  return merged as unknown as ProjectDraftData;
}

/**
 * Which of the changes can be saved: the platform keeps only drafts in which nothing is wrong, so parts that break a rule wait
 * until they are right while the others are saved. First all together, then without those that a refusal names, then one by one.
 */
export function savableParts(
  saved: ProjectDraftData,
  wanted: ProjectDraftData,
  definition: ProcedureDefinition,
): { readonly savable: Part[]; readonly held: Part[] } {
  const changed = changedParts(saved, wanted);
  let trying = changed;
  while (trying.length > 0) {
    const wrong = wrongParts(withParts(saved, wanted, trying), definition);
    if (wrong.size === 0) return { savable: trying, held: changed.filter((part) => !trying.includes(part)) };
    const left = trying.filter((part) => !wrong.has(part));
    if (left.length === trying.length) return oneByOne(saved, wanted, changed, definition);
    trying = left;
  }
  return oneByOne(saved, wanted, changed, definition);
}

function oneByOne(
  saved: ProjectDraftData,
  wanted: ProjectDraftData,
  changed: readonly Part[],
  definition: ProcedureDefinition,
): { savable: Part[]; held: Part[] } {
  const savable: Part[] = [];
  for (const part of changed)
    if (wrongParts(withParts(saved, wanted, [...savable, part]), definition).size === 0) savable.push(part);
  return { savable, held: changed.filter((part) => !savable.includes(part)) };
}

function wrongParts(draft: ProjectDraftData, definition: ProcedureDefinition): Set<string> {
  return new Set(checkDraft(draft, definition).map(({ field = '' }) => partOf(field)));
}

/** The part of the draft that a field is in: `lots[0].title` is in `lots`. */
export function partOf(field: string): string {
  return /^[^.[]*/.exec(field)?.[0] ?? '';
}

/**
 * What becomes of own changes when somebody else has changed the draft meanwhile: changes of different parts go together;
 * parts that both have changed are in `conflicts`, for a person to decide.
 */
export function mergeOnto(
  base: ProjectDraftData,
  own: ProjectDraftData,
  theirs: ProjectDraftData,
): { readonly merged: ProjectDraftData; readonly conflicts: Part[] } {
  const mine = changedParts(base, own);
  const others = new Set(changedParts(base, theirs));
  const conflicts = mine.filter((part) => others.has(part) && hashKey([own[part]]) !== hashKey([theirs[part]]));
  return { merged: withParts(theirs, own, mine), conflicts };
}
