/** `npm run dev -- bidding portal`: see CONTRIBUTING.md. */
import { run } from './bootstrap.mjs';

await run('deploy/local/dev.js');
