import { isAgeRecipient } from './age-identity';

/** Who keeps a project's opening keys, as its public page says. */
export interface PublishedCustody {
  readonly threshold: number;
  readonly custodians: readonly {
    readonly id: string;
    readonly name: string;
    /** age recipient made for this project alone; absent while the project is a draft that waits for it. */
    readonly recipient?: string;
  }[];
}

/** Custodians to whom a bid can be sealed. */
export interface SoundCustody {
  readonly threshold: number;
  readonly custodians: readonly { readonly id: string; readonly name: string; readonly recipient: string }[];
}

/** A project's custodians are not such that a bid could be sealed to them. */
export class CustodyError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '));
    this.name = 'CustodyError';
  }
}

/**
 * The custody of a project, once found fit to seal a bid to: nobody who could open it alone, no key that counts twice, no
 * threshold that nobody can reach.
 * @throws {CustodyError} with everything that is wrong.
 */
export function soundCustody(published: PublishedCustody | undefined): SoundCustody {
  if (!published) throw new CustodyError(['the project has no custodians']);
  const { threshold, custodians } = published;
  const usable = custodians.flatMap(({ id, name, recipient }) =>
    recipient !== undefined && isAgeRecipient(recipient) ? [{ id, name, recipient }] : [],
  );
  const problems = custodians
    .filter(({ id }) => !usable.some((custodian) => custodian.id === id))
    .map(({ name }) => `${name} has given no age recipient`);
  if (threshold < 2) problems.push(`a single custodian could open every bid (threshold ${threshold})`);
  if (threshold > custodians.length)
    problems.push(`${custodians.length} custodians can never be ${threshold}, so no bid could be opened`);
  if (new Set(custodians.map(({ id }) => id)).size < custodians.length) problems.push('a custodian is named twice');
  if (new Set(usable.map(({ recipient }) => recipient)).size < usable.length)
    problems.push('two custodians have the same key');
  if (problems.length > 0) throw new CustodyError(problems);
  return { threshold, custodians: usable };
}
