import { type RuleId } from './rules';
import { type Bilingual } from '../writing/text';

/**
 * Why an act is not done.
 *
 * - `invalid`: what was given is malformed, whoever gives it and whenever;
 * - `rule`: it is well formed but a rule of law forbids it;
 * - `conflict`: it does not fit the present state;
 * - `forbidden`: this actor may not do it;
 * - `not-found`: what it is about does not exist, or not for this actor.
 */
export interface Refusal {
  readonly kind: 'invalid' | 'rule' | 'conflict' | 'forbidden' | 'not-found';
  /** Stable kebab-case code; never reused with another meaning. */
  readonly code: string;
  readonly rule?: RuleId;
  /** Path into what was given, e.g. `lots[0].estimate.amount`. */
  readonly field?: string;
  readonly message: Bilingual;
  /** The numbers and instants that the message speaks of. */
  readonly params?: Readonly<Record<string, string | number>>;
}

/**
 * What is lawful and yet probably not meant. Nothing is refused for it: whoever answers for the act is told, and goes on or thinks again.
 */
export type Warning = Omit<Refusal, 'kind'>;

/** What a decision of law comes to: a value, or all the reasons why not. */
export type Decision<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Carries refusals through code that works with exceptions. */
export class RefusedError extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map(({ code, message }) => `${code}: ${message.en}`).join('; '));
    this.name = 'RefusedError';
  }
}

export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

export function refuse(...refusals: Refusal[]): Decision<never> {
  return { ok: false, refusals };
}

/** Accepts `value` when there is nothing against it. */
export function acceptUnless<T>(refusals: readonly Refusal[], value: T): Decision<T> {
  return refusals.length === 0 ? accept(value) : refuse(...refusals);
}

/** @throws RefusedError with all refusals of the decision */
export function orThrow<T>(decision: Decision<T>): T {
  if (!decision.ok) throw new RefusedError(decision.refusals);
  return decision.value;
}

/** A refusal under a rule of law. */
export function ruleBroken(
  rule: RuleId,
  code: string,
  message: Bilingual,
  more: Pick<Refusal, 'field' | 'params'> = {},
): Refusal {
  return { kind: 'rule', code, rule, message, ...more };
}

/** A refusal of a malformed field. */
export function invalidField(field: string, code: string, message: Bilingual, params?: Refusal['params']): Refusal {
  return { kind: 'invalid', code, field, message, ...(params && { params }) };
}

/** A warning beside a rule of law. */
export function warning(
  rule: RuleId,
  code: string,
  message: Bilingual,
  more: Pick<Warning, 'field' | 'params'> = {},
): Warning {
  return { code, rule, message, ...more };
}
