/** `npm test`: see docs/operations.md. Arguments are jest's. */
import { run } from './bootstrap.mjs';

await run('deploy/local/test.js');
