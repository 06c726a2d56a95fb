import { drawAnchored } from './draw-anchored';

export const ledgerEvents = [drawAnchored] as const;
