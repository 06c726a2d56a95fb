import { holdsPrice, type Opening, openingsOf } from '@mingtang/procedure/bidding';
import { kindOfStage, type ProcedureDefinition, type Stage } from '@mingtang/procedure/procedures';
import { type LotFacts } from './facts';

export type OpeningRecord = NonNullable<LotFacts['opening']>;

/** An opening of a lot as far as it is public. */
export interface LotOpening {
  readonly opening: Opening;
  /** The stage in which it goes on. */
  readonly stage: Stage;
  /** Whether prices are opened by it. */
  readonly priced: boolean;
  readonly record?: OpeningRecord;
  readonly underWay: boolean;
}

/** The openings of a lot that have begun, in the order of its procedure. */
export function openingsOfLot(lot: LotFacts, definition: ProcedureDefinition): readonly LotOpening[] {
  return openingsOf(definition).flatMap((opening) => {
    const stages = definition.acts[opening.completedBy]?.in ?? [];
    const [stage] = stages;
    const record = recordOf(lot, opening);
    const underWay = stages.some((each) => each === lot.stage) || isClosing(lot.stage, opening, definition);
    if (stage === undefined || (!record && !underWay)) return [];
    return [{ opening, stage, priced: opening.envelopes.some(holdsPrice), underWay, ...(record && { record }) }];
  });
}

/** Whether the list of what is to be opened is being made. */
function isClosing(stage: Stage, { begunBy }: Opening, { acts }: ProcedureDefinition): boolean {
  return kindOfStage(stage) === 'opening' && acts[begunBy]?.in.some((each) => each === stage) === true;
}

/** The public record of an opening. */
function recordOf(lot: LotFacts, { completedBy }: Opening): OpeningRecord | undefined {
  return completedBy === 'complete-opening' ? lot.opening : lot.laterOpenings.find(({ act }) => act === completedBy);
}
