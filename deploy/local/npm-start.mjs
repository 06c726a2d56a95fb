/** `npm start`: see docs/operations.md. */
import { run } from './bootstrap.mjs';

await run('deploy/local/main.js');
