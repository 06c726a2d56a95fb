import { type EnvelopeDefinition } from '../definition/definition';
import { definitionOf } from '../procedures/registry';

/** The envelopes that a version of a procedure asks of its bidders, in their order. @throws RangeError where there is no such version */
export function envelopesOf(procedure: string): readonly EnvelopeDefinition[] {
  return definitionOf(procedure).envelopes;
}

/** Those that a bid of a round consists of. */
export function envelopesOfRound(
  envelopes: readonly EnvelopeDefinition[],
  round: number,
): readonly EnvelopeDefinition[] {
  return envelopes.filter((envelope) => envelope.round === round);
}

/** Whether an envelope is opened when its lot is closed, whoever's it is (OPN-01). */
export function isOpenedAtClosing({ openedBy, onlyFor }: EnvelopeDefinition): boolean {
  return openedBy === 'close-bidding' && onlyFor === undefined;
}

/** Whether an envelope holds what is paid for the bid. */
export function holdsPrice({ holds }: Pick<EnvelopeDefinition, 'holds'>): boolean {
  return holds.includes('price') || holds.includes('offer');
}
