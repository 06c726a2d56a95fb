/** `npm run mingtang -- …`: the command line, in the folder from which npm was called. */
import { run } from './bootstrap.mjs';

process.chdir(process.env.INIT_CWD ?? process.cwd());
await run('apps/cli/main.js');
