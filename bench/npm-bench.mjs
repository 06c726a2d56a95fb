/** `npm run bench`: see docs/performance.md. */
import { run } from '../deploy/local/bootstrap.mjs';

await run('bench/main.js');
