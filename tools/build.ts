/**
 * Bundles every app (or the named ones) into dist/<project>/main.js, with source maps; one that has a vite.config.ts is pages
 * for browsers, which Vite builds. Usage: node tools/build.ts [--watch] [name...]; with --watch, again at every change of a source,
 * of which the platform that runs is told by .run/dev/<name>.
 */
import { existsSync } from 'node:fs';
import { readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuildOptions, build, context, type Plugin } from 'esbuild';
import { transform } from '@swc/core';
import { build as buildPages } from 'vite';
import { listProjects, swcOptions, workspaceRoot } from './projects.mjs';

/** esbuild does not emit the decorator metadata that Nest's injection and class-validator read, so swc compiles our sources. */
const decoratorMetadata: Plugin = {
  name: 'decorator-metadata',
  setup(pluginBuild) {
    pluginBuild.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      if (path.includes('node_modules')) return undefined;
      const { code } = await transform(await readFile(path, 'utf8'), {
        ...swcOptions,
        filename: path,
        sourceMaps: 'inline',
        module: { type: 'es6' },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

/** Tells the platform that runs of a new build, and whoever works on it. */
const tellPlatform = (name: string): Plugin => ({
  name: 'tell-platform',
  setup(pluginBuild) {
    pluginBuild.onEnd(async ({ errors }) => {
      if (errors.length > 0) return;
      const now = new Date();
      await utimes(join(workspaceRoot, '.run/dev', name), now, now);
      console.log(`built ${name}`);
    });
  },
});

const watching = process.argv.includes('--watch');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const bundled = listProjects().filter(
  ({ name, config }) => config.targets?.['build'] && (wanted.length === 0 || wanted.includes(name)),
);
await Promise.all(
  bundled.map(async ({ name, root, config }) => {
    const pages = join(workspaceRoot, root, 'vite.config.ts');
    if (existsSync(pages)) {
      await buildPages({ configFile: pages, logLevel: 'warn' });
      return;
    }
    const outdir = join(workspaceRoot, 'dist', root);
    await rm(outdir, { recursive: true, force: true });
    const options: BuildOptions = {
      entryPoints: config.metadata?.entries?.map((file: string) => join(workspaceRoot, root, file)) ?? [
        join(workspaceRoot, root, 'src/main.ts'),
      ],
      outdir,
      bundle: true,
      platform: 'node',
      target: 'node24',
      format: 'esm',
      packages: 'external',
      sourcemap: true,
      keepNames: true,
      logLevel: 'warning',
      tsconfig: join(workspaceRoot, 'tsconfig.base.json'),
      plugins: [decoratorMetadata, ...(watching ? [tellPlatform(name)] : [])],
    };
    if (watching) await (await context(options)).watch();
    else await build(options);
  }),
);
if (!watching) console.log(`built ${bundled.map(({ name }) => name).join(', ')}`);
