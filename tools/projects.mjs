import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the workspace. */
export const workspaceRoot = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every Nx project of the workspace: its name, root folder (relative) and parsed project.json. */
export function listProjects() {
  return ['apps', 'libs', 'deploy', 'bench', 'tools']
    .flatMap((top) => {
      const folder = join(workspaceRoot, top);
      if (!existsSync(folder)) return [];
      return [
        folder,
        ...readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isDirectory())
          .map((entry) => join(folder, entry.name)),
      ];
    })
    .filter((folder) => existsSync(join(folder, 'project.json')))
    .map((folder) => {
      const config = JSON.parse(readFileSync(join(folder, 'project.json'), 'utf8'));
      return { name: config.name, root: relative(workspaceRoot, folder), config };
    });
}

/** The `@mingtang/*` import names and the files that they stand for, from tsconfig.base.json. */
export function pathAliases() {
  const { compilerOptions } = JSON.parse(readFileSync(join(workspaceRoot, 'tsconfig.base.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([alias, [file]]) => [alias, join(workspaceRoot, file)]),
  );
}

/** How swc compiles our TypeScript, in bundles and in tests alike. */
export const swcOptions = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
};
