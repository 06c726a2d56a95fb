import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const WORKSPACE = join(import.meta.dirname, '../../../..');

/** What functions of the workspace's sources call one another, as the compiler understands them. */
export class CallGraph {
  private readonly checker: ts.TypeChecker;
  private readonly called = new Map<ts.Node, readonly ts.Declaration[]>();

  private constructor(
    private readonly program: ts.Program,
    private readonly roots: ReadonlySet<string>,
  ) {
    this.checker = program.getTypeChecker();
  }

  /** @param apps whose sources, tests left out, and all that they import of the workspace. */
  static of(apps: readonly string[]): CallGraph {
    const files = apps.flatMap((app) => sourcesOf(join(WORKSPACE, 'apps', app, 'src')));
    const { config } = ts.readConfigFile(join(WORKSPACE, 'tsconfig.base.json'), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, WORKSPACE);
    return new CallGraph(ts.createProgram(files, options), new Set(files));
  }

  /** Every node of the apps' own sources. */
  *nodes(): Generator<ts.Node> {
    for (const file of this.program.getSourceFiles()) if (this.roots.has(file.fileName)) yield* below(file);
  }

  /** The declarations, in the workspace, to which a name leads. */
  declarationsOf(name: ts.Node): readonly ts.Declaration[] {
    const symbol = this.checker.getSymbolAtLocation(name);
    if (!symbol) return [];
    const meant = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    return (meant.declarations ?? []).filter((each) => !each.getSourceFile().fileName.includes('/node_modules/'));
  }

  /** What is called through a name that may be a part of what it was declared as: `({ emit }) => emit()`. */
  signatureOf(callee: ts.Expression): ts.Declaration | undefined {
    return this.checker.getTypeAtLocation(callee).symbol?.declarations?.[0];
  }

  /** Whether a function leads to one of those, over whatever others. */
  leadsTo(start: ts.Node, isGoal: (declaration: ts.Declaration) => boolean): boolean {
    const seen = new Set<ts.Node>([start]);
    for (const node of seen)
      for (const next of this.namedIn(node)) {
        if (isGoal(next)) return true;
        if (bodyOf(next)) seen.add(next);
      }
    return false;
  }

  /** Functions and methods that are named in a function, called or handed on. */
  private namedIn(node: ts.Node): readonly ts.Declaration[] {
    const known = this.called.get(node);
    if (known) return known;
    const named = [...below(node)]
      .filter((each) => ts.isIdentifier(each) && !isOwnName(each))
      .flatMap((each) => this.declarationsOf(each))
      .filter((each) => isCallable(each));
    this.called.set(node, named);
    return named;
  }
}

/** `evaluation/src/draw/request-draw.ts`. */
export function fileOf(node: ts.Node): string {
  return relative(join(WORKSPACE, 'apps'), node.getSourceFile().fileName);
}

/** `evaluation CommitteeController.draw`. */
export function methodName(method: ts.MethodDeclaration): string {
  const { parent } = method;
  const [app] = fileOf(method).split('/');
  return `${app} ${ts.isClassLike(parent) ? (parent.name?.text ?? '') : ''}.${method.name.getText()}`;
}

function isOwnName(name: ts.Node): boolean {
  return isCallable(name.parent as ts.Declaration) && (name.parent as ts.MethodDeclaration).name === name;
}

/** What holds a function counts as one: `group = new GroupCommit((bids) => this.commit(bids))`. */
function isCallable(declaration: ts.Node): declaration is ts.Declaration {
  return (
    ts.isMethodDeclaration(declaration) ||
    ts.isFunctionDeclaration(declaration) ||
    ((ts.isVariableDeclaration(declaration) || ts.isPropertyDeclaration(declaration)) &&
      declaration.initializer !== undefined)
  );
}

function bodyOf(declaration: ts.Declaration): ts.Node | undefined {
  return 'body' in declaration
    ? (declaration.body as ts.Node | undefined)
    : (declaration as ts.VariableDeclaration).initializer;
}

function* below(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* below(child);
}

function sourcesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.spec\.ts$|(^|\/)fixtures\//.test(path))
    .map((path) => join(folder, path));
}
