import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { type Plugin } from 'vite';

const SOURCE = resolve(import.meta.dirname, '../..');
const ROUTE_FILES = /(^|\/)(routes|router)\.tsx$/;

/** Every address that the portal's router has, read from its source: `/projects/:project`. */
export function addressesIn(folder = SOURCE): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => ROUTE_FILES.test(file));
  const found = files.flatMap((file) => {
    const path = join(folder, file);
    return routesIn(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true));
  });
  return [...new Set(found)].sort();
}

function routesIn(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node, above: string): void => {
    const own = ts.isObjectLiteralExpression(node) ? textOf(node, 'path') : undefined;
    const here = own === undefined ? above : `${above}/${own}`;
    if (
      ts.isObjectLiteralExpression(node) &&
      own !== '*' &&
      !has(node, 'children') &&
      (own !== undefined || has(node, 'index'))
    )
      found.push(here === '' ? '/' : here);
    ts.forEachChild(node, (child) => visit(child, here));
  };
  visit(file, '');
  return found;
}

function property(node: ts.ObjectLiteralExpression, name: string): ts.PropertyAssignment | undefined {
  return node.properties.find(
    (each): each is ts.PropertyAssignment => ts.isPropertyAssignment(each) && each.name.getText() === name,
  );
}

function has(node: ts.ObjectLiteralExpression, name: string): boolean {
  return property(node, name) !== undefined;
}

function textOf(node: ts.ObjectLiteralExpression, name: string): string | undefined {
  const value = property(node, name)?.initializer;
  return value && ts.isStringLiteral(value) ? value.text : undefined;
}

/** Writes them beside the pages: the gateway tells by them an address of the portal from one that nobody has. */
export function addressList(): Plugin {
  return {
    name: 'address-list',
    generateBundle() {
      const source = JSON.stringify(addressesIn());
      this.emitFile({ type: 'asset', fileName: 'addresses.json', source });
    },
  };
}
