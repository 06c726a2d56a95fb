import { type LotFacts } from './facts';

/** What a committee found of the envelopes that are opened first: who passed, and why others did not. It is public at once. */
export type Technical = NonNullable<LotFacts['technical']>;
