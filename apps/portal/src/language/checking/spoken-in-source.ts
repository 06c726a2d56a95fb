import ts from 'typescript';
import { parse, placeOf } from './asked-texts';

/** Attributes that people see or hear. */
const SPOKEN_ATTRIBUTES = new Set([
  'title',
  'subTitle',
  'label',
  'placeholder',
  'description',
  'alt',
  'extra',
  'help',
  'tooltip',
  'okText',
  'cancelText',
  'lead',
  'question',
  'consequence',
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
]);

const HAN = /\p{Script=Han}/u;
/** A word; codes and names of standards are written in capitals. */
const LETTERS = /\p{L}\p{Ll}/u;

/** What a source file says to people by itself instead of by a text: Chinese anywhere, any word in markup. */
export function spokenIn(path: string): string[] {
  const spoken: string[] = [];
  const visit = (node: ts.Node) => {
    const text = ts.isJsxText(node) || ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text.trim() : '';
    const words = HAN.test(text) || (LETTERS.test(text) && (ts.isJsxText(node) || isShown(node)));
    if (words) spoken.push(`${placeOf(node)} ${text}`);
    ts.forEachChild(node, visit);
  };
  visit(parse(path));
  return spoken;
}

/** Whether the value of a string is shown as it is: as a child in markup, or by an attribute that people see. */
function isShown(node: ts.Node): boolean {
  let value: ts.Node = node;
  while (
    ts.isConditionalExpression(value.parent)
      ? value.parent.condition !== value
      : ts.isParenthesizedExpression(value.parent)
  )
    value = value.parent;
  const { parent } = value;
  if (ts.isJsxAttribute(parent)) return SPOKEN_ATTRIBUTES.has(parent.name.getText());
  if (!ts.isJsxExpression(parent)) return false;
  return ts.isJsxAttribute(parent.parent) ? SPOKEN_ATTRIBUTES.has(parent.parent.name.getText()) : true;
}
