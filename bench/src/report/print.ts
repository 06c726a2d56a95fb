import { type Comparison } from './figures';

/** Prints a comparison as a table. */
export function printComparison({ title, unit, figures }: Comparison): void {
  const rows = figures.map(({ name, perSecond, ratio, p50, p99, rounds }) => [
    name,
    perSecond.toFixed(0),
    ratio.toFixed(2),
    p50.toFixed(1),
    p99.toFixed(1),
    rounds.map((rate) => rate.toFixed(0)).join(' '),
  ]);
  const table = [['', `${unit}/s`, 'ratio', 'p50 ms', 'p99 ms', 'rounds'], ...rows];
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${title}`);
  for (const row of table)
    console.log(
      `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ')}`,
    );
  const costs = figures.filter(({ processor }) => processor.length > 0);
  if (costs.length > 0) console.log('  processor time for each, ms');
  for (const { name, processor } of costs)
    console.log(
      `    ${name.padEnd(widths[0] ?? 0)} ${processor.map((used) => `${used.name} ${used.ms.toFixed(2)}`).join(', ')}`,
    );
}
