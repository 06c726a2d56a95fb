import { AsyncLocalStorage } from 'node:async_hooks';

/** An act on its way: what a request asks, from its last byte on. */
export interface ArrivedAct {
  /** When its last byte was read; undefined while bytes are still to come. */
  readonly arrivedAt: Date | undefined;
}

const current = new AsyncLocalStorage<ArrivedAct | undefined>();

/** The act that is being carried out, if a request brought it. */
export function currentAct(): ArrivedAct | undefined {
  return current.getStore();
}

/** Carries out an act: in it {@link currentAct} is this one. */
export function carryingOut<Result>(act: ArrivedAct | undefined, work: () => Result): Result {
  return current.run(act, work);
}
