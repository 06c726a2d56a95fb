import { type EnvelopeDefinition, isOpenedAtClosing, type ReleaseRefusal } from '@mingtang/procedure';
import { type ProvenFact } from '../log/project-log';
import { bidKey, type ClearedLot } from './decide-lot';
import { type OpeningResult, type OpeningResults } from './opening-results';

/** What the log must show before an envelope is opened, beside the closing of its lot, which is always asked for. */
export type OpeningCondition = { readonly is: 'closing' } | { readonly is: 'result'; readonly result: OpeningResult };

/** When an envelope is opened; undefined where that is beyond this agent. */
export function conditionOf(envelope: EnvelopeDefinition, results: OpeningResults): OpeningCondition | undefined {
  if (isOpenedAtClosing(envelope)) return { is: 'closing' };
  const { onlyFor } = envelope;
  const result = onlyFor === undefined ? undefined : results[onlyFor];
  return result && { is: 'result', result };
}

export interface EnvelopeKnowledge {
  readonly envelope: EnvelopeDefinition;
  readonly cleared: Pick<ClearedLot, 'project' | 'lot' | 'closingSeq' | 'manifests'>;
  /** Records of the project after the closing, verified, up to the last result; none where the condition asks for none. */
  readonly after: readonly ProvenFact[];
  readonly results: OpeningResults;
}

/** Whose envelope may be opened, by {@link bidKey}; or why nobody's. */
export type DecidedEnvelope =
  { readonly bids: ReadonlySet<string> } | { readonly code: ReleaseRefusal; readonly withheld: string };

/**
 * Whether shares of an envelope may be released, and of which bids (BID-04): at the closing of all that its list names; or once the result
 * that decides it is logged, nothing missing before it, of those that passed. Of several results the last one counts.
 */
export function decideEnvelope({ envelope, cleared, after, results }: EnvelopeKnowledge): DecidedEnvelope {
  const condition = conditionOf(envelope, results);
  if (!condition)
    return { code: 'condition-unknown', withheld: `I do not know when the envelope ${envelope.id} may be opened` };
  if (condition.is === 'closing') return { bids: new Set(cleared.manifests.keys()) };
  const { type, passed } = condition.result;
  const gap = after.findIndex(
    ({ seq, project }, index) => seq !== cleared.closingSeq + index + 1 || project !== cleared.project,
  );
  if (gap >= 0)
    return {
      code: 'record-missing',
      withheld: `record ${cleared.closingSeq + gap + 1} of the project is missing in the log before the result`,
    };
  const said = after
    .filter((fact) => fact.type === type)
    .map(({ payload }) => passed(payload))
    .findLast(({ lot }) => lot === cleared.lot);
  if (!said)
    return {
      code: 'result-not-logged',
      withheld: `the result that opens the envelope ${envelope.id} is not in the log`,
    };
  return { bids: new Set(said.bids.map(bidKey).filter((key) => cleared.manifests.has(key))) };
}
