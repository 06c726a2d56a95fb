import { type Sha256 } from '@mingtang/transparency';
import { hash } from 'node:crypto';

/** The host's SHA-256: a log hashes every entry, and a node for it; who verifies one does the same. */
export const nodeSha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');
