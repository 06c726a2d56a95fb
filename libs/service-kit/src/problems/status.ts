import { type Refusal } from '@mingtang/procedure/rules';

/** HTTP status of each kind of refusal. */
export const STATUS_OF_KIND: Record<Refusal['kind'], number> = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  rule: 422,
};

/** Where a request is refused for several reasons, the status is that of the first of these. */
export const KIND_ORDER: readonly Refusal['kind'][] = ['forbidden', 'not-found', 'invalid', 'conflict', 'rule'];
