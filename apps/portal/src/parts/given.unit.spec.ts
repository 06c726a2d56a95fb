import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const PORTAL = join(import.meta.dirname, '..');
/** Members that hold what people wrote. */
const WRITTEN = /^(?:title|name|legalName|projectTitle|lotTitle|bidderName)$/;
/** The reader's own account, alone in its button. */
const ALONE = ['shell/session-menu.tsx: {actor.name}'];

const pages = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'));

/** Where a page puts what people wrote among its own words. */
function bareIn(path: string): string[] {
  const source = readFileSync(join(PORTAL, path), 'utf8');
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (isChild(node) && node.expression && ts.isPropertyAccessExpression(node.expression)) {
      const { parent } = node;
      const tag = ts.isJsxElement(parent) ? parent.openingElement.tagName.getText() : '';
      if (WRITTEN.test(node.expression.name.text) && tag !== 'Given') found.push(`${path}: ${node.getText()}`);
    }
    node.forEachChild(look);
  };
  look(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

function isChild(node: ts.Node): node is ts.JsxExpression {
  return ts.isJsxExpression(node) && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent));
}

describe('what people wrote', () => {
  it('is kept to itself wherever a page shows it', () => {
    expect(pages.length).toBeGreaterThan(100);
    const bare = pages.flatMap(bareIn).filter((each) => !ALONE.includes(each));
    expect(bare).toEqual([]);
  });
});
