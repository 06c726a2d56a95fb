/**
 * Writes what is generated from the code: docs/api/asyncapi.json, the portal's names of steps, the table of options in
 * docs/operations.md and the log's vectors.
 * Usage: node tools/generate.ts [--check], which writes nothing and fails where something is stale.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format } from 'prettier';
import packageJson from '../package.json' with { type: 'json' };
import { workspaceRoot } from './projects.mjs';

const check = process.argv.includes('--check');
const fileOf = (path: string) => join(workspaceRoot, path);

/** A module of ours, bundled so that Node can run it. */
async function load<Module>(entry: string): Promise<Module> {
  const outfile = fileOf(`node_modules/.cache/mingtang/${entry.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [fileOf(entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    tsconfig: fileOf('tsconfig.base.json'),
  });
  return (await import(pathToFileURL(outfile).href)) as Module;
}

async function asyncApi(): Promise<string> {
  const { asyncApiDocument } = await load<{ asyncApiDocument: (version: string) => Record<string, unknown> }>(
    'libs/contracts/src/index.ts',
  );
  return format(JSON.stringify(asyncApiDocument(packageJson.version)), { parser: 'json', printWidth: 120 });
}

/** What the portal calls each step, in a language: texts of their own, so that pages load neither schemas nor another language. */
async function stepNames(language: 'zh' | 'en'): Promise<string> {
  const { EVENTS } = await load<{
    EVENTS: Record<string, { readonly name: Readonly<Record<'zh' | 'en', string>> }>;
  }>('libs/contracts/src/index.ts');
  const name: Record<string, Record<string, Record<string, string>>> = {};
  for (const [type, event] of Object.entries(EVENTS)) {
    const [service = '', what = '', version = ''] = type.split('.');
    ((name[service] ??= {})[what] ??= {})[version] = event.name[language];
  }
  return format(JSON.stringify({ name }), { parser: 'json', printWidth: 120 });
}

async function operations(): Promise<string> {
  const { optionsTable } = await load<{ optionsTable: () => string }>('tools/options-table.ts');
  const page = await readFile(fileOf('docs/operations.md'), 'utf8');
  const table = /(<!-- options -->)[^]*?(<!-- end of options -->)/;
  if (!table.test(page)) throw new Error('docs/operations.md has no place for the table of options');
  const written = page.replace(table, (_, begin: string, end: string) => `${begin}\n\n${optionsTable()}\n\n${end}`);
  return format(written, { parser: 'markdown', printWidth: 120 });
}

async function logVectors(): Promise<string> {
  const vectors = await load<{ logVectors: () => Promise<unknown> }>('libs/transparency/src/vectors/log-vectors.ts');
  return format(JSON.stringify(await vectors.logVectors()), { parser: 'json', printWidth: 120 });
}

const GENERATED: readonly (readonly [path: string, generate: () => Promise<string>])[] = [
  ['docs/api/asyncapi.json', asyncApi],
  ['apps/portal/src/steps/texts/zh-CN.json', () => stepNames('zh')],
  ['apps/portal/src/steps/texts/en.json', () => stepNames('en')],
  ['docs/operations.md', operations],
  ['docs/spec/log-vectors.json', logVectors],
];

for (const [path, generate] of GENERATED) {
  const content = await generate();
  if (!check) {
    await mkdir(dirname(fileOf(path)), { recursive: true });
    await writeFile(fileOf(path), content);
    console.log(`wrote ${path}`);
  } else if (content !== (await readFile(fileOf(path), 'utf8').catch(() => undefined))) {
    console.error(`✖ ${path} is stale: npm run generate`);
    process.exitCode = 1;
  }
}
