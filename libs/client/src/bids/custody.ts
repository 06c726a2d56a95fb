import { isAgeRecipient } from '@mingtang/sealing';

/** Who keeps a project's opening keys, as its notice publishes it. */
export interface PublishedCustody {
  readonly threshold: number;
  readonly custodians: readonly {
    readonly id: string;
    readonly name: string;
    /** age recipient made for this project alone. */
    readonly recipient: string;
  }[];
}

/**
 * What would make it unsafe or impossible to seal a bid to these custodians: one person who could open it alone, one key that
 * counts twice, a threshold that nobody can reach.
 * @returns a line for each in English; none when it is sound.
 */
export function custodyProblems({ threshold, custodians }: PublishedCustody): string[] {
  const problems: string[] = [];
  if (threshold < 2) problems.push(`a single custodian could open every bid (threshold ${threshold})`);
  if (threshold > custodians.length)
    problems.push(`${custodians.length} custodians can never be ${threshold}, so no bid could be opened`);
  for (const { name, recipient } of custodians)
    if (!isAgeRecipient(recipient)) problems.push(`the key of ${name} is no age recipient`);
  if (new Set(custodians.map(({ id }) => id)).size < custodians.length) problems.push('a custodian is named twice');
  if (new Set(custodians.map(({ recipient }) => recipient)).size < custodians.length)
    problems.push('two custodians have the same key');
  return problems;
}
