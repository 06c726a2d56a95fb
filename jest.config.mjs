import { listProjects, pathAliases, swcOptions, workspaceRoot } from './tools/projects.mjs';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const moduleNameMapper = Object.fromEntries(
  Object.entries(pathAliases()).map(([alias, file]) => [`^${alias}$`, file]),
);

export default {
  projects: listProjects()
    .filter(({ root }) => existsSync(join(workspaceRoot, root, 'src')))
    .map(({ name, root }) => ({
      displayName: name,
      rootDir: join(workspaceRoot, root),
      roots: ['<rootDir>/src'],
      testMatch: ['**/*.spec.ts'],
      testEnvironment: 'node',
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '^.+\\.ts$': ['@swc/jest', { ...swcOptions, module: { type: 'es6' } }] },
      moduleNameMapper,
    })),
  testTimeout: 60_000,
};
