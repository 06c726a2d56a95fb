/**
 * Writes what is generated from the code: docs/api/asyncapi.json, the portal's names of steps and stages, what README.md and
 * docs/operations.md say of services and options, the log's vectors, and docs/procedures.
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

/** What the portal calls each stage and each kind of stages, in a language. */
async function stageNames(language: 'zh' | 'en'): Promise<string> {
  type Names = Readonly<Record<string, Readonly<Record<'zh' | 'en', string>>>>;
  const { STAGE_NAMES, STAGE_KIND_NAMES } = await load<{ STAGE_NAMES: Names; STAGE_KIND_NAMES: Names }>(
    'libs/procedure/src/procedures/index.ts',
  );
  const inLanguage = (names: Names) =>
    Object.fromEntries(Object.entries(names).map(([id, name]) => [id, name[language]]));
  return format(JSON.stringify({ name: inLanguage(STAGE_NAMES), kind: inLanguage(STAGE_KIND_NAMES) }), {
    parser: 'json',
    printWidth: 120,
  });
}

/** A page for each version of each procedure, in each language. */
async function procedurePages(): Promise<readonly (readonly [path: string, generate: () => Promise<string>])[]> {
  const { pagesOfProcedures } = await load<{ pagesOfProcedures: () => ReadonlyMap<string, string> }>(
    'tools/procedures-in-docs.ts',
  );
  return [...pagesOfProcedures()].map(([path, page]) => [
    path,
    () => format(page, { parser: 'markdown', printWidth: 120 }),
  ]);
}

async function operations(): Promise<string> {
  const { optionsTable } = await load<{ optionsTable: () => Promise<string> }>('tools/options-table.ts');
  return pageWith('docs/operations.md', { options: await optionsTable() });
}

async function readme(): Promise<string> {
  const { serviceDiagram, serviceTable } = await load<{ serviceDiagram: () => string; serviceTable: () => string }>(
    'tools/services-in-docs.ts',
  );
  return pageWith('README.md', { 'how it is built': serviceDiagram(), services: serviceTable() });
}

/** A page, with what stands between `<!-- name -->` and `<!-- end of name -->` written anew. */
async function pageWith(path: string, parts: Readonly<Record<string, string>>): Promise<string> {
  let page = await readFile(fileOf(path), 'utf8');
  for (const [name, part] of Object.entries(parts)) {
    const place = new RegExp(`(<!-- ${name} -->)[^]*?(<!-- end of ${name} -->)`);
    if (!place.test(page)) throw new Error(`${path} has no place for ${name}`);
    page = page.replace(place, (_, begin: string, end: string) => `${begin}\n\n${part}\n\n${end}`);
  }
  return format(page, { parser: 'markdown', printWidth: 120 });
}

async function logVectors(): Promise<string> {
  const vectors = await load<{ logVectors: () => Promise<unknown> }>('libs/transparency/src/vectors/log-vectors.ts');
  return format(JSON.stringify(await vectors.logVectors()), { parser: 'json', printWidth: 120 });
}

const GENERATED: readonly (readonly [path: string, generate: () => Promise<string>])[] = [
  ['docs/api/asyncapi.json', asyncApi],
  ['apps/portal/src/steps/texts/zh-CN.json', () => stepNames('zh')],
  ['apps/portal/src/steps/texts/en.json', () => stepNames('en')],
  ['apps/portal/src/stages/texts/zh-CN.json', () => stageNames('zh')],
  ['apps/portal/src/stages/texts/en.json', () => stageNames('en')],
  ['README.md', readme],
  ['docs/operations.md', operations],
  ['docs/spec/log-vectors.json', logVectors],
  ...(await procedurePages()),
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
