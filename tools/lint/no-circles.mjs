/** An ESLint rule: no file imports, over others or itself, a file that imports it; types count as well. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { pathAliases, workspaceRoot } from '../projects.mjs';

const SOURCES = ['apps', 'libs', 'deploy', 'bench', 'tools'];
const aliases = pathAliases();
export const noCircles = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { circle: 'a circle of imports: {{circle}}' },
  },
  create(context) {
    return {
      'ImportDeclaration, ExportAllDeclaration, ExportNamedDeclaration[source]'(node) {
        const imported = fileOf(context.filename, node.source.value);
        if (imported === undefined || !suspects().has(context.filename) || !suspects().has(imported)) return;
        const way = wayBack(imported, context.filename);
        if (way === undefined) return;
        const circle = [context.filename, ...way].map((file) => relative(workspaceRoot, file)).join(' → ');
        context.report({ node, messageId: 'circle', data: { circle } });
      },
    };
  },
};

/** The shortest way of imports from one file to another; undefined where there is none. */
function wayBack(from, to) {
  const cameFrom = new Map([[from, undefined]]);
  for (const file of cameFrom.keys()) {
    if (file === to) {
      const way = [];
      for (let step = file; step !== undefined; step = cameFrom.get(step)) way.unshift(step);
      return way;
    }
    for (const next of suspects().get(file)) if (!cameFrom.has(next)) cameFrom.set(next, file);
  }
  return undefined;
}

let found;
/** Files that import one another in circles or lead to such, and what each imports of them. Read once for a run of the linter. */
function suspects() {
  if (found) return found;
  found = new Map([...sources()].map((file) => [file, importsOf(file)]));
  for (let before = Infinity; found.size < before;) {
    before = found.size;
    for (const [file, imports] of found) {
      const left = imports.filter((imported) => found.has(imported));
      if (left.length === 0) found.delete(file);
      else found.set(file, left);
    }
  }
  for (const [file, imports] of found)
    found.set(
      file,
      imports.filter((imported) => found.has(imported)),
    );
  return found;
}

function importsOf(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements
    .filter((each) => (ts.isImportDeclaration(each) || ts.isExportDeclaration(each)) && each.moduleSpecifier)
    .map((each) => fileOf(file, each.moduleSpecifier.text))
    .filter((imported) => imported !== undefined);
}

/** The source of ours that an import means; undefined for packages, texts and styles. */
function fileOf(importer, specifier) {
  const path = specifier.startsWith('.') ? join(dirname(importer), specifier) : aliases[specifier];
  if (path === undefined) return undefined;
  return [path, `${path}.ts`, `${path}.tsx`, `${path}.mjs`, join(path, 'index.ts')].find((file) => sources().has(file));
}

let listed;
function sources() {
  listed ??= new Set(
    SOURCES.filter((folder) => existsSync(join(workspaceRoot, folder))).flatMap((folder) =>
      readdirSync(join(workspaceRoot, folder), { recursive: true })
        .filter((file) => /\.(?:tsx?|mjs)$/.test(file) && !/(?:^|\/)node_modules\//.test(file))
        .map((file) => join(workspaceRoot, folder, file)),
    ),
  );
  return listed;
}
