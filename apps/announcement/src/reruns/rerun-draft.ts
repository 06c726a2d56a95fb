import { addMoney, type Money } from '@mingtang/procedure/money';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { checkBidSecurity, type Lot, type ProjectDraftData } from '@mingtang/procedure/tender';

/**
 * The draft that tenders some lots of another again, with all that holds for them. With some lots left out the estimate is the
 * sum of the others', and there is none where one of them has none; a bid security that would then be too high is left out.
 */
export function rerunDraft(
  draft: ProjectDraftData,
  lotIds: readonly string[],
  definition: ProcedureDefinition,
): ProjectDraftData {
  const lots = draft.lots.filter(({ id }) => lotIds.includes(id));
  const requirements = partsFor(draft.requirements, lotIds);
  const criteria = partsFor(draft.criteria, lotIds);
  const parts = new Set([...requirements, ...criteria].map(({ id }) => id));
  const estimate = lots.length === draft.lots.length ? draft.estimate : totalEstimate(lots);
  const { bidSecurity, ...rest } = draft;
  return {
    ...rest,
    lots,
    requirements,
    criteria,
    estimate,
    items: draft.items.filter(({ lotId }) => lotId === undefined || lotIds.includes(lotId)),
    exceptionReasons: draft.exceptionReasons.filter(({ of }) => parts.has(of)),
    ...(bidSecurity &&
      checkBidSecurity(bidSecurity, { ...draft, lots, estimate }, definition).length === 0 && { bidSecurity }),
  };
}

function partsFor<Part extends { readonly lotIds?: readonly string[] }>(
  parts: readonly Part[],
  lotIds: readonly string[],
): Part[] {
  return parts.flatMap((part) => {
    if (part.lotIds === undefined) return [part];
    const left = part.lotIds.filter((id) => lotIds.includes(id));
    return left.length > 0 ? [{ ...part, lotIds: left }] : [];
  });
}

function totalEstimate(lots: readonly Lot[]): Money | null {
  const estimates = lots.flatMap(({ estimate }) => estimate ?? []);
  const [first, ...others] = estimates;
  return first && estimates.length === lots.length ? addMoney(first, ...others) : null;
}
