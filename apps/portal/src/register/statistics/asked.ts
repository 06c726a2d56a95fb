import { type Schema } from '../../api/api';
import { beginOfDay, legalDay } from '../legal-day';

type Classification = Schema<'disclosure.ClassificationFiguresDto'>['value'];
export const CLASSIFICATIONS = ['works', 'goods', 'services'] as const satisfies readonly Classification[];
export const SANDBOX_CHOICES = ['excluded', 'included', 'only'] as const;
export type SandboxChoice = (typeof SANDBOX_CHOICES)[number];

/** Which projects the page counts, as its address says it. Days are legal days; `to` is the last that counts. */
export interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly classification?: Classification;
  readonly region?: string;
  readonly sandbox: SandboxChoice;
}

/** Reads an address; what is no filter of this page is left out. */
export function askedBy(address: URLSearchParams): Asked {
  const [from, to] = [legalDay(address.get('from')), legalDay(address.get('to'))];
  const classification = CLASSIFICATIONS.find((each) => each === address.get('classification'));
  const region = address.get('region')?.slice(0, 100);
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(classification && { classification }),
    ...(region && { region }),
    sandbox: SANDBOX_CHOICES.find((each) => each === address.get('sandbox')) ?? 'excluded',
  };
}

/** The address that says it; what is as usual is not said. */
export function addressOf(asked: { readonly [Key in keyof Asked]?: Asked[Key] | undefined }): URLSearchParams {
  const said = Object.entries(asked).filter(([name, value]) => value && !(name === 'sandbox' && value === 'excluded'));
  return new URLSearchParams(said as [string, string][]);
}

/** The query of the API: instants at which legal days begin. */
export function queryOf({ from, to, ...rest }: Asked) {
  return {
    ...rest,
    ...(from !== undefined && { from: beginOfDay(from, 0) }),
    ...(to !== undefined && { to: beginOfDay(to, 1) }),
  };
}
