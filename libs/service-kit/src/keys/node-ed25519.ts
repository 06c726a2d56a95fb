export { nodeEd25519, privateKeyOf } from '@mingtang/host-crypto';
