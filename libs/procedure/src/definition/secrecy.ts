import { type EnvelopeDefinition } from './definition';
import { type CaseLaw } from './law';
import { type Stand } from './stand';
import { kindOfStage } from './vocabulary/stages';

/** Offers of which something tells: those of one envelope, of one round, or where neither is named, all of a case. */
export interface OfOffers {
  readonly round?: number;
  readonly envelope?: string;
}

type Definition = Pick<CaseLaw['definition'], 'envelopes'>;

/**
 * Whether nobody may learn yet who makes these offers, and how many do (Tendering and Bidding Law art. 22, ANN-09). Of an envelope it is secret until
 * the act that its definition names; of a round until the first of its envelopes is told; of a case until all its rounds are. A case that
 * failed tells what it failed of; one that was cancelled keeps for good what was not opened, for it may be tendered again.
 */
export function isSecret({ envelopes }: Definition, stand: Pick<Stand, 'stage' | 'done'>, of: OfOffers = {}): boolean {
  const kind = kindOfStage(stand.stage);
  if (kind === 'failure' || kind === 'success') return false;
  const concerned = envelopes.filter(({ id, round }) => (of.round ?? round) === round && (of.envelope ?? id) === id);
  if (concerned.length === 0) return envelopes.length > 0;
  const told = new Set(concerned.filter((envelope) => isTold(envelope, stand)).map(({ round }) => round));
  return concerned.some(({ round }) => !told.has(round));
}

/** The envelopes of a case of which it is secret whose they are; of one that is over none is under way any more. */
export function secretEnvelopes({ envelopes }: Definition, stand: Pick<Stand, 'stage' | 'done'>): readonly string[] {
  const kind = kindOfStage(stand.stage);
  if (kind === 'failure' || kind === 'success' || kind === 'cancelled') return [];
  return envelopes.filter((envelope) => !isTold(envelope, stand)).map(({ id }) => id);
}

function isTold({ secretUntil }: EnvelopeDefinition, { done }: Pick<Stand, 'done'>): boolean {
  return done[secretUntil] !== undefined;
}
