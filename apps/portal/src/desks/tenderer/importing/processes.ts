import { type Problem } from '../../../api/problem';

/** One of several tenders that a document holds. */
export interface TenderProcess {
  readonly ocid: string;
  readonly title: string;
}

/** The tenders to choose from, where the platform refused a document because it holds several. */
export function processesIn(problem: Problem | undefined): readonly TenderProcess[] {
  const items: readonly (Problem | NonNullable<Problem['errors']>[number])[] = problem?.errors ?? [];
  return items.flatMap((item) => {
    const { ocid, title } = ('params' in item ? item.params : {}) as { ocid?: unknown; title?: unknown };
    return item.code === 'release-several' && typeof ocid === 'string' ? [{ ocid, title: String(title ?? '') }] : [];
  });
}
