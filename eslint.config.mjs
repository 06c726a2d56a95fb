import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { noCircles } from './tools/lint/no-circles.mjs';

export default tseslint.config(
  { ignores: ['dist/**', '.run/**', '.nx/**', 'coverage/**', 'node_modules/**'] },
  ...tseslint.configs.recommended,
  { plugins: { '@nx': nx, mingtang: { rules: { 'no-circles': noCircles } } } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'mingtang/no-circles': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          enforceBuildableLibDependency: false,
          // The specs of what a service under test is made of start one.
          ignoredCircularDependencies: ['messaging', 'identity', 'service-kit'].map((kit) => [kit, 'testing']),
          depConstraints: [
            { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'type:lib', onlyDependOnLibsWithTags: ['type:lib'] },
            { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
            { sourceTag: 'runtime:universal', onlyDependOnLibsWithTags: ['runtime:universal'] },
            { sourceTag: 'layer:domain', onlyDependOnLibsWithTags: ['layer:domain'] },
            { sourceTag: 'layer:contract', onlyDependOnLibsWithTags: ['layer:domain', 'layer:contract'] },
            {
              sourceTag: 'layer:kit',
              onlyDependOnLibsWithTags: ['layer:domain', 'layer:contract', 'layer:kit', 'layer:test'],
            },
            { sourceTag: 'layer:deploy', onlyDependOnLibsWithTags: ['layer:domain', 'layer:contract', 'layer:deploy'] },
          ],
        },
      ],
    },
  },
  {
    // The law has no clock and no dice of its own: both are passed in.
    files: ['libs/procedure/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'process', 'fetch', 'crypto'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random' },
        { object: 'Date', property: 'now' },
      ],
    },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  prettier,
);
