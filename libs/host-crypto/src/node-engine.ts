import { nodeEd25519 } from './node-ed25519';
import { nodeSha256 } from './node-sha256';

/** Node's own implementations of all that a verification computes with. */
export const nodeEngine = { ed25519: nodeEd25519, sha256: nodeSha256 };
