import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { shortly } from './portal-texts';

/** A text that the source asks for. */
export interface AskedText {
  /** File and line. */
  readonly at: string;
  /** The part whose text it is; undefined where that cannot be told from the source. */
  readonly part: string | undefined;
  /** The key, or what stands in it before a value; undefined where the key is not written at the place at all. */
  readonly key: string | undefined;
  /** Whether a value follows the key. */
  readonly dynamic: boolean;
  /** Names of the values that are given, where they are written at the place. */
  readonly given?: readonly string[];
}

const parsed = new Map<string, ts.SourceFile>();

export function parse(path: string): ts.SourceFile {
  let file = parsed.get(path);
  if (!file) {
    file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    parsed.set(path, file);
  }
  return file;
}

export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  return `${shortly(file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/** Every text that a source file asks for: by `t('key')` of a translator, or by `<Trans i18nKey>`. */
export function askedIn(path: string): AskedText[] {
  const asked: AskedText[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.arguments[0]) {
      const translator = translatorOf(node.expression);
      if (translator) asked.push(...keysOf(node.arguments[0], translator.part, node.arguments[1]));
    }
    if (ts.isJsxAttribute(node) && node.name.getText() === 'i18nKey' && node.initializer)
      asked.push(...keysOf(node.initializer, partOfTrans(node.parent), undefined));
    ts.forEachChild(node, visit);
  };
  visit(parse(path));
  return asked;
}

function keysOf(key: ts.Node, part: string | undefined, options: ts.Node | undefined): AskedText[] {
  if (ts.isConditionalExpression(key))
    return [...keysOf(key.whenTrue, part, options), ...keysOf(key.whenFalse, part, options)];
  if (ts.isJsxExpression(key) && key.expression) return keysOf(key.expression, part, options);
  if (ts.isParenthesizedExpression(key) || ts.isAsExpression(key) || ts.isSatisfiesExpression(key))
    return keysOf(key.expression, part, options);
  const dynamic = ts.isTemplateExpression(key);
  const text = dynamic ? key.head.text : ts.isStringLiteralLike(key) ? key.text : undefined;
  const [, otherPart, inPart] = /^(\w+):(.*)$/.exec(text ?? '') ?? [];
  const given = givenBy(options);
  return [
    {
      at: placeOf(key),
      part: otherPart ?? part,
      key: inPart ?? (text === '' ? undefined : text),
      dynamic,
      ...(given ? { given } : {}),
    },
  ];
}

/** The names in an object of values; undefined where they are not written there, none where there is no object. */
function givenBy(options: ts.Node | undefined): readonly string[] | undefined {
  if (!options) return [];
  if (!ts.isObjectLiteralExpression(options) || options.properties.some(ts.isSpreadAssignment)) return undefined;
  return options.properties.map((property) => property.name?.getText() ?? '');
}

function partOfTrans(attributes: ts.JsxAttributes): string | undefined {
  for (const attribute of attributes.properties) {
    if (!ts.isJsxAttribute(attribute) || !attribute.initializer) continue;
    const name = attribute.name.getText();
    if (name === 'ns' && ts.isStringLiteral(attribute.initializer)) return attribute.initializer.text;
    if (name === 't' && ts.isJsxExpression(attribute.initializer)) {
      const { expression } = attribute.initializer;
      if (expression && ts.isIdentifier(expression)) return translatorOf(expression)?.part;
    }
  }
  return undefined;
}

/** The translator that a name means at its place: what `useTranslation` gave, or a parameter of such a type. */
function translatorOf(name: ts.Identifier): { readonly part: string | undefined } | undefined {
  for (let scope: ts.Node | undefined = name; scope; scope = scope.parent) {
    const found = declaredIn(scope, name.text);
    if (found) return 'part' in found ? found : undefined;
  }
  return undefined;
}

type Declared = { readonly part: string | undefined } | { readonly other: true };

function declaredIn(scope: ts.Node, name: string): Declared | undefined {
  if (ts.isFunctionLike(scope))
    for (const parameter of scope.parameters) {
      const found = ofParameter(parameter, name);
      if (found) return found;
    }
  if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) return undefined;
  for (const statement of scope.statements)
    if (ts.isVariableStatement(statement))
      for (const { name: bound, initializer } of statement.declarationList.declarations) {
        const element = ts.isObjectBindingPattern(bound)
          ? bound.elements.find((each) => each.name.getText() === name)
          : undefined;
        if (!element && bound.getText() !== name) continue;
        const isT = element && (element.propertyName ?? element.name).getText() === 't';
        return isT && initializer && ts.isCallExpression(initializer) ? ofHook(initializer) : { other: true };
      }
  return undefined;
}

function ofHook(call: ts.CallExpression): Declared {
  if (call.expression.getText() !== 'useTranslation') return { other: true };
  const [first] = call.arguments;
  const namespace = first && ts.isArrayLiteralExpression(first) ? first.elements[0] : first;
  if (!namespace) return { part: 'shell' };
  return { part: ts.isStringLiteral(namespace) ? namespace.text : undefined };
}

function ofParameter(parameter: ts.ParameterDeclaration, name: string): Declared | undefined {
  if (ts.isIdentifier(parameter.name)) {
    if (parameter.name.text !== name) return undefined;
    const part = parameter.type && partOfType(parameter.type);
    return part === undefined ? (name === 't' ? { part: undefined } : { other: true }) : { part };
  }
  const element = parameter.name.elements.find((each) => ts.isBindingElement(each) && each.name.getText() === name);
  if (!element || !ts.isBindingElement(element)) return undefined;
  const property = (element.propertyName ?? element.name).getText();
  const member =
    parameter.type && ts.isTypeLiteralNode(parameter.type)
      ? parameter.type.members.find((each) => each.name?.getText() === property)
      : undefined;
  const type = member && ts.isPropertySignature(member) ? member.type : undefined;
  const part = type && partOfType(type);
  return part === undefined ? (name === 't' ? { part: undefined } : { other: true }) : { part };
}

/** The part that the type of a translator names: `TFunction<'parts'>`, or an alias of such a type, also an imported one. */
function partOfType(type: ts.TypeNode): string | undefined {
  const [, direct] = /(?:TFunction|useTranslation)<\s*\[?'(\w+)'/.exec(type.getText()) ?? [];
  if (direct !== undefined || !ts.isTypeReferenceNode(type)) return direct;
  return partOfAlias(type.getSourceFile(), type.typeName.getText());
}

function partOfAlias(file: ts.SourceFile, name: string): string | undefined {
  for (const statement of file.statements) {
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === name) return partOfType(statement.type);
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    const imported =
      bindings && ts.isNamedImports(bindings) && bindings.elements.find((each) => each.name.text === name);
    if (!imported || !statement.moduleSpecifier.text.startsWith('.')) continue;
    const base = join(dirname(file.fileName), statement.moduleSpecifier.text);
    const path = [`${base}.ts`, `${base}.tsx`].find((candidate) => ts.sys.fileExists(candidate));
    if (path !== undefined) return partOfAlias(parse(path), (imported.propertyName ?? imported.name).text);
  }
  return undefined;
}
