/** Writes what is generated from the code: docs/api/asyncapi.json. Usage: node tools/generate.ts */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { format } from 'prettier';
import packageJson from '../package.json' with { type: 'json' };
import { workspaceRoot } from './projects.mjs';

const bundle = join(workspaceRoot, 'node_modules/.cache/mingtang/contracts.mjs');
await build({
  entryPoints: [join(workspaceRoot, 'libs/contracts/src/index.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  tsconfig: join(workspaceRoot, 'tsconfig.base.json'),
});
const { asyncApiDocument } = (await import(pathToFileURL(bundle).href)) as {
  asyncApiDocument: (version: string) => Record<string, unknown>;
};
const target = join(workspaceRoot, 'docs/api/asyncapi.json');
await mkdir(dirname(target), { recursive: true });
await writeFile(
  target,
  await format(JSON.stringify(asyncApiDocument(packageJson.version)), { parser: 'json', printWidth: 120 }),
);
console.log('wrote docs/api/asyncapi.json');
