import { type ProjectDraftData } from '@mingtang/procedure/tender';
import { isDeepStrictEqual } from 'node:util';

/** Names of the parts in which two drafts differ, sorted. */
export function changedFields(before: ProjectDraftData, after: ProjectDraftData): string[] {
  const parts = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ProjectDraftData>;
  return [...parts].filter((part) => !isDeepStrictEqual(before[part], after[part])).sort();
}
