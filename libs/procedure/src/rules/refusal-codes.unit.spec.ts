import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { REJECTION_REASONS } from '../evaluation/review';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const KEBAB_CASE = /^[a-z]+(-[a-z]+)+$/;

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const sources = files.filter((path) => !path.endsWith('.spec.ts') && !path.startsWith('fixtures'));
const tests = files.filter((path) => path.endsWith('.spec.ts'));

function visit(path: string, see: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    see(node);
    node.forEachChild(walk);
  };
  walk(ts.createSourceFile(path, readFileSync(join(FOLDER, path), 'utf8'), ts.ScriptTarget.Latest, true));
}

/** The node whose value a literal is, outside of any `condition ? literal : literal`. */
function place(node: ts.Node): ts.Node {
  return ts.isConditionalExpression(node.parent) ? place(node.parent) : node;
}

/** Kebab-case texts handed to a function or to a property `code`: only refusals and rejections are made so. */
function codesIn(path: string): string[] {
  const codes: string[] = [];
  visit(path, (node) => {
    if (!ts.isStringLiteral(node) || !KEBAB_CASE.test(node.text) || node.text in REJECTION_REASONS) return;
    const at = place(node);
    const argument = ts.isCallExpression(at.parent) && at.parent.arguments.includes(at as ts.Expression);
    const code = ts.isPropertyAssignment(at.parent) && at.parent.name.getText() === 'code';
    if (argument || code) codes.push(node.text);
  });
  return codes;
}

function wordsIn(path: string): string[] {
  const words: string[] = [];
  visit(path, (node) => {
    if (ts.isStringLiteralLike(node)) words.push(...node.text.split(' '));
  });
  return words;
}

describe('refusal codes', () => {
  const codes = new Set(sources.flatMap(codesIn));

  it('are found in the sources', () => {
    expect([...codes]).toEqual(
      expect.arrayContaining(['bid-already-submitted', 'score-twice', 'tie-rule-incomplete', 'bid-withdrawn']),
    );
  });

  it('are each expected by a test', () => {
    const words = new Set(tests.flatMap(wordsIn));
    expect([...codes].filter((code) => !words.has(code))).toEqual([]);
  });
});
