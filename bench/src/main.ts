/** `npm run bench`: how fast the platform is, as ratios to the least that could do the same work. See docs/performance.md. */
import { StartFailure } from '@mingtang/backing-services';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { measureEvidence, printEvidence } from './evidence/evidence';
import { measureLog } from './log/log';
import { readOptions } from './options';
import { measureReads } from './reads/reads';
import { describeMachine } from './report/machine';
import { type Comparison } from './report/figures';
import { printComparison } from './report/print';
import { measureRush } from './rush/rush';
import { type Stand, withStand } from './stand/stand';

const options = readOptions(process.argv.slice(2));
if (!options) process.exit(0);
try {
  const machine = describeMachine();
  console.log(`\n${machine}\n`);
  const comparisons: Comparison[] = [];
  let memory: ReturnType<Stand['peakMemory']> = [];
  if (options.rush || options.reads || options.log)
    await withStand(options, async (stand) => {
      if (options.rush) comparisons.push(...(await measureRush(stand, options)));
      if (options.reads) comparisons.push(await measureReads(stand, options));
      // Last, for it stops the other services.
      if (options.log) comparisons.push(await measureLog(stand, options));
      memory = stand.peakMemory();
    });
  // By itself, when nothing else is at work.
  const evidence = options.evidence ? await measureEvidence(options) : undefined;
  comparisons.push(...(evidence?.comparisons ?? []));
  comparisons.forEach(printComparison);
  if (evidence) printEvidence(evidence.figures);
  if (memory.length > 0)
    console.log(`\nPeak memory (RSS)\n${memory.map(({ name, mib }) => `  ${name.padEnd(14)}${mib} MiB`).join('\n')}`);
  if (options.json !== undefined) {
    mkdirSync(dirname(options.json), { recursive: true });
    const written = { machine, options, comparisons, ...(evidence && { evidence: evidence.figures }), memory };
    writeFileSync(options.json, `${JSON.stringify(written, null, 2)}\n`);
    console.log(`\nwritten to ${options.json}`);
  }
  process.exit(0);
} catch (error) {
  if (error instanceof StartFailure) console.error(`✖ ${error.message}\n  → ${error.remedy}`);
  else console.error('✖', error);
  process.exit(1);
}
