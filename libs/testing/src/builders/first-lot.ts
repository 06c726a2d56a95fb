import { type PublishedProject } from '@mingtang/contracts';

/** Id of a project's first lot. */
export function firstLot({ lots }: PublishedProject): string {
  const [first] = lots;
  if (!first) throw new Error('a published project has a lot');
  return first.id;
}
