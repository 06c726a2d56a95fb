/** `npm run bench`: how fast the platform is, as ratios to the least that could do the same work. See docs/performance.md. */
import { StartFailure } from '@mingtang/backing-services';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { measureLog } from './log/log';
import { readOptions } from './options';
import { measureReads } from './reads/reads';
import { describeMachine } from './report/machine';
import { printComparison } from './report/print';
import { measureRush } from './rush/rush';
import { withStand } from './stand/stand';

const options = readOptions(process.argv.slice(2));
if (!options) process.exit(0);
try {
  await withStand(options, async (stand) => {
    const machine = describeMachine();
    console.log(`\n${machine}\n`);
    const comparisons = [];
    if (options.rush) comparisons.push(...(await measureRush(stand, options)));
    if (options.reads) comparisons.push(await measureReads(stand, options));
    // Last, for it stops the other services.
    if (options.log) comparisons.push(await measureLog(stand, options));
    comparisons.forEach(printComparison);
    const memory = stand.peakMemory();
    console.log(`\nPeak memory (RSS)\n${memory.map(({ name, mib }) => `  ${name.padEnd(14)}${mib} MiB`).join('\n')}`);
    if (options.json === undefined) return;
    mkdirSync(dirname(options.json), { recursive: true });
    writeFileSync(options.json, `${JSON.stringify({ machine, options, comparisons, memory }, null, 2)}\n`);
    console.log(`\nwritten to ${options.json}`);
  });
  process.exit(0);
} catch (error) {
  if (error instanceof StartFailure) console.error(`✖ ${error.message}\n  → ${error.remedy}`);
  else console.error('✖', error);
  process.exit(1);
}
