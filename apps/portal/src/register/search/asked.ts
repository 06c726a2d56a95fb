import { STAGE_KINDS, type StageKind } from '@mingtang/procedure/procedures';
import { type paths } from '@mingtang/api';
import { beginOfDay, legalDay } from '../legal-day';

type Query = NonNullable<paths['/api/disclosure/register/projects']['get']['parameters']['query']>;
export const KINDS_ASKED = STAGE_KINDS.filter((kind) => kind !== 'draft');
export const CLASSES = ['works', 'goods', 'services'] as const;
export const ORDERS = ['newest', 'oldest', 'deadline-soonest', 'deadline-latest', 'largest', 'smallest'] as const;
/** Filters of one value; days are legal days, of which the last counts too. */
const SINGLE = [
  'q',
  'region',
  'publishedFrom',
  'publishedTo',
  'deadlineFrom',
  'deadlineTo',
  'amountFrom',
  'amountTo',
  'currency',
] as const;
export type Single = (typeof SINGLE)[number];

/** What the register is asked for, as the page's address says it. */
export type Asked = { readonly [Name in Single]?: string } & {
  readonly kind: readonly StageKind[];
  readonly classification?: (typeof CLASSES)[number];
  readonly sort: (typeof ORDERS)[number];
};

const IS: { readonly [Name in Single]?: (text: string) => boolean } = {
  publishedFrom: (text) => legalDay(text) !== undefined,
  publishedTo: (text) => legalDay(text) !== undefined,
  deadlineFrom: (text) => legalDay(text) !== undefined,
  deadlineTo: (text) => legalDay(text) !== undefined,
  amountFrom: (text) => /^\d{1,18}(\.\d{1,4})?$/.test(text),
  amountTo: (text) => /^\d{1,18}(\.\d{1,4})?$/.test(text),
  currency: (text) => /^[A-Z]{3}$/.test(text),
};

/** Reads an address; what is no filter of this page, or cannot be asked for, is left out. */
export function askedBy(address: URLSearchParams): Asked {
  const kinds = address.getAll('kind');
  const classification = CLASSES.find((each) => each === address.get('classification'));
  return {
    ...Object.fromEntries(
      SINGLE.flatMap((name) => {
        const value = address.get(name)?.trim() ?? '';
        return value !== '' && (IS[name]?.(value) ?? true) ? [[name, value]] : [];
      }),
    ),
    ...(classification && { classification }),
    kind: KINDS_ASKED.filter((kind) => kinds.includes(kind)),
    sort: ORDERS.find((each) => each === address.get('sort')) ?? 'newest',
  };
}

/** The address that says it; what is as usual is not said. */
export function addressOf({ kind, sort, ...rest }: Asked): URLSearchParams {
  const address = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) if (value) address.set(name, value);
  for (const each of kind) address.append('kind', each);
  if (sort !== 'newest') address.set('sort', sort);
  return address;
}

/** The query of the API: legal days as instants, the last one until its end. */
export function queryOf({ kind, publishedFrom, publishedTo, deadlineFrom, deadlineTo, ...rest }: Asked): Query {
  return {
    ...rest,
    ...(kind.length > 0 && { kind: [...kind] }),
    ...(publishedFrom !== undefined && { publishedFrom: beginOfDay(publishedFrom, 0) }),
    ...(publishedTo !== undefined && { publishedTo: beginOfDay(publishedTo, 1) }),
    ...(deadlineFrom !== undefined && { deadlineFrom: beginOfDay(deadlineFrom, 0) }),
    ...(deadlineTo !== undefined && { deadlineTo: beginOfDay(deadlineTo, 1) }),
  };
}

/** How many filters narrow the list. */
export function filtersIn({ sort: _sort, kind, ...rest }: Asked): number {
  return Object.keys(rest).length + kind.length;
}
