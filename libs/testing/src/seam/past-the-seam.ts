import ts from 'typescript';
import { type CallGraph, fileOf, methodName } from './call-graph';

/** What of some services goes through their seam, and what past it. */
export interface PastTheSeam {
  /** Endpoints that change something and do so by an act of a case: `bidding SubmissionController.submit`. */
  readonly through: readonly string[];
  /** Those that do not. */
  readonly requests: readonly string[];
  /** What comes by itself and is no act of a case: `bidding/src/uploads/expire-uploads.ts EXPIRY_TIMER`. */
  readonly timers: readonly string[];
  /** Where an event is told by nothing that the kit tells: the file and the event's type. */
  readonly told: readonly string[];
}

const CHANGING = ['Post', 'Put', 'Patch', 'Delete'];
/** Methods of the kit by which an act goes through its case. */
const SEAM: Readonly<Record<string, readonly string[]>> = {
  Acts: ['run', 'within', 'begin', 'inDraft'],
  ManyActs: ['lock'],
};

/** Finds from the code what changes something and leads nowhere through the seam. */
export function pastTheSeam(graph: CallGraph): PastTheSeam {
  const [through, requests, timers, told]: [string[], string[], string[], string[]] = [[], [], [], []];
  for (const node of graph.nodes()) {
    if (ts.isMethodDeclaration(node) && isChanging(node))
      (graph.leadsTo(node, isSeam) ? through : requests).push(methodName(node));
    if (!ts.isCallExpression(node)) continue;
    if (isTimer(graph, node) && !graph.leadsTo(node.arguments[1] as ts.Node, isSeam)) timers.push(firstSaid(node));
    if (isTelling(graph, node)) told.push(firstSaid(node));
  }
  return { through: through.sort(), requests: requests.sort(), timers: timers.sort(), told: told.sort() };
}

/** The file of a call, and what it is told first. */
function firstSaid(call: ts.CallExpression): string {
  return `${fileOf(call)} ${call.arguments[0]?.getText() ?? ''}`;
}

function isChanging(method: ts.MethodDeclaration): boolean {
  const names = (ts.getDecorators(method) ?? []).map(({ expression }) =>
    ts.isCallExpression(expression) ? expression.expression.getText() : expression.getText(),
  );
  return names.some((name) => CHANGING.includes(name));
}

function isSeam(declaration: ts.Declaration): boolean {
  return memberOf(declaration, (owner, name) => SEAM[owner]?.includes(name) === true);
}

function isTimer(graph: CallGraph, { expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'on') return false;
  return graph
    .declarationsOf(expression.name)
    .some((each) => memberOf(each, (owner) => owner === 'Timers' || owner === 'DueActs'));
}

/** By `emit` of a transaction itself, or by an event made past it. */
function isTelling(graph: CallGraph, { expression }: ts.CallExpression): boolean {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  if (name.getText() === 'emit') {
    const signature = graph.signatureOf(expression);
    return signature !== undefined && memberOf(signature, (owner) => owner === 'Transaction');
  }
  return (
    name.getText() === 'eventOf' &&
    graph
      .declarationsOf(name)
      .some((each) => each.getSourceFile().fileName.endsWith('libs/messaging/src/unit-of-work.ts'))
  );
}

function memberOf(declaration: ts.Declaration, is: (owner: string, name: string) => boolean): boolean {
  const { parent } = declaration;
  if (!parent || !(ts.isClassDeclaration(parent) || ts.isInterfaceDeclaration(parent)) || !parent.name) return false;
  const { name } = declaration as ts.MethodDeclaration;
  return is(parent.name.text, name.getText());
}
