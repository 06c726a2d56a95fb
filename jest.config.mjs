import { listProjects, pathAliases, swcOptions, workspaceRoot } from './tools/projects.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const moduleNameMapper = Object.fromEntries(Object.entries(pathAliases()).map(([alias, file]) => [`^${alias}$`, file]));

/** `npm test` runs small specs and those of whole platforms apart. */
const kinds = (process.env.MINGTANG_SPEC_KINDS ?? 'unit,int,e2e').split(',');

export default {
  projects: listProjects()
    .filter(({ root }) => existsSync(join(workspaceRoot, root, 'src')))
    .map(({ name, root }) => ({
      displayName: name,
      rootDir: join(workspaceRoot, root),
      roots: ['<rootDir>/src'],
      testMatch: kinds.map((kind) => `**/*.${kind}.spec.ts`),
      testEnvironment: 'node',
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '^.+\\.ts$': ['@swc/jest', { ...swcOptions, module: { type: 'es6' } }] },
      moduleNameMapper,
    })),
  testTimeout: 60_000,
  reporters: ['default', join(workspaceRoot, 'deploy/local/ends-by-itself.mjs')],
};
