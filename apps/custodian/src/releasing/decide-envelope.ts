import { isOpenedAtClosing, type ReleaseRefusal, roundClosedBy } from '@mingtang/procedure/bidding';
import { type EnvelopeDefinition } from '@mingtang/procedure/procedures';
import { type Instant } from '@mingtang/procedure/time';
import { type LaterFacts } from '../log/project-log';
import { bidKey, type ClearedLot } from './decide-lot';
import { CALL, LATER_CLOSING } from '../log/record-types';
import { decideLaterClosing } from './later-closing';
import { type OpeningResult, type OpeningResults } from './opening-results';

/** What the log must show before an envelope is opened, beside the closing of its lot, which is always asked for. */
export type OpeningCondition =
  | { readonly is: 'closing' }
  | { readonly is: 'result'; readonly result: OpeningResult }
  /** The closing of the round of which the envelope is. */
  | { readonly is: 'later-closing' };

/** When an envelope is opened; undefined where that is beyond this agent. */
export function conditionOf(envelope: EnvelopeDefinition, results: OpeningResults): OpeningCondition | undefined {
  if (isOpenedAtClosing(envelope)) return { is: 'closing' };
  const { onlyFor, openedBy, round } = envelope;
  if (onlyFor === undefined)
    return roundClosedBy(openedBy)?.round === round && round > 1 ? { is: 'later-closing' } : undefined;
  const result = results[onlyFor];
  return result && { is: 'result', result };
}

/** The types of records after the closing that have to be known for a condition. */
export function awaitedTypes(condition: OpeningCondition | undefined): readonly string[] {
  if (condition?.is === 'result') return [condition.result.type];
  return condition?.is === 'later-closing' ? [CALL, LATER_CLOSING] : [];
}

export interface EnvelopeKnowledge {
  readonly envelope: EnvelopeDefinition;
  readonly cleared: Pick<ClearedLot, 'project' | 'lot' | 'closingSeq' | 'manifests'>;
  /** Records of the project after the closing, verified, up to the last that is asked for; none where the condition asks for none. */
  readonly after: LaterFacts;
  readonly results: OpeningResults;
  /** Witnesses of which so many must have cosigned since a deadline. */
  readonly quorum: number;
  /** By the custodian's own clock. */
  readonly now: Instant;
}

/** Whose envelope may be opened, each by the digest of its manifest; or why nobody's. */
export type DecidedEnvelope =
  { readonly manifests: ReadonlyMap<string, string> } | { readonly code: ReleaseRefusal; readonly withheld: string };

/**
 * Whether shares of an envelope may be released, and of which bids (BID-04): at the closing of all that its list names; once the result that decides it is
 * logged, nothing missing before it, of those that passed; or once its own round is closed. Of several results the last one counts. A cancellation in
 * between leaves all shut.
 */
export function decideEnvelope(known: EnvelopeKnowledge): DecidedEnvelope {
  const { envelope, cleared, after, results } = known;
  const condition = conditionOf(envelope, results);
  if (!condition)
    return { code: 'condition-unknown', withheld: `I do not know when the envelope ${envelope.id} may be opened` };
  if (condition.is === 'closing') return { manifests: cleared.manifests };
  const gap = after.facts.findIndex(
    ({ seq, project }, index) => seq !== cleared.closingSeq + index + 1 || project !== cleared.project,
  );
  if (gap >= 0)
    return {
      code: 'record-missing',
      withheld: `record ${cleared.closingSeq + gap + 1} of the project is missing in the log before the result`,
    };
  if (after.facts.some(({ type }) => type === 'announcement.project-cancelled.v1'))
    return { code: 'project-cancelled', withheld: 'the project was cancelled after the lot was closed' };
  if (condition.is === 'later-closing') {
    const closed = decideLaterClosing({ lot: cleared.lot, ...known });
    if ('manifests' in closed) return closed;
    return { code: closed.code, withheld: 'waits' in closed ? closed.waits : closed.withheld };
  }
  const { type, passed } = condition.result;
  const said = after.facts
    .filter((fact) => fact.type === type)
    .map(({ payload }) => passed(payload))
    .findLast(({ lot }) => lot === cleared.lot);
  if (!said)
    return {
      code: 'result-not-logged',
      withheld: `the result that opens the envelope ${envelope.id} is not in the log`,
    };
  const listed = said.bids.map(bidKey).flatMap((key): [string, string][] => {
    const digest = cleared.manifests.get(key);
    return digest === undefined ? [] : [[key, digest]];
  });
  return { manifests: new Map(listed) };
}
