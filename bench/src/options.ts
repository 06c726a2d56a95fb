import { StartFailure } from '@mingtang/backing-services';
import { parseArgs } from 'node:util';

export interface BenchOptions {
  /** Measure the deadline rush. */
  readonly rush: boolean;
  /** Measure reads of the register. */
  readonly reads: boolean;
  /** Measure the public log. */
  readonly log: boolean;
  /** Measure how evidence is verified, and bids opened. */
  readonly evidence: boolean;
  /** Parallel clients, and parallel raw database connections. */
  readonly clients: number;
  readonly rounds: number;
  /** Sealed bids in each round of each way. */
  readonly bids: number;
  /** Organisations that bid; each bids for as many lots as it takes. */
  readonly bidders: number;
  /** Projects in the register while it is read. */
  readonly projects: number;
  /** Length of a round of reads. */
  readonly seconds: number;
  /** Entries of the log in each round. */
  readonly entries: number;
  /** Bids of the project whose evidence is verified. */
  readonly openings: number;
  /** Where to write the results as JSON. */
  readonly json?: string;
  /** Folder for CPU profiles of the services. */
  readonly profile?: string;
}

const HELP = `npm run bench [-- options]

  --only rush|reads|log|evidence   measure one of the four
  --clients 64            parallel clients
  --rounds 3              interleaved rounds
  --bids 1024             sealed bids in a round
  --bidders 128           organisations that bid
  --projects 500          projects in the register
  --seconds 5             length of a round of reads
  --entries 20000         entries of the log in a round
  --openings 1000         bids of the project whose evidence is verified
  --json FILE             write the results
  --profile FOLDER        write CPU profiles of the services
  --help                  this text

Starts Postgres, Kafka and Keycloak for itself and deletes them afterwards.
`;

/** @returns undefined where only the help was wanted, which is then printed. @throws {StartFailure} for a wrong option. */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { help, only, json, profile, ...numbers } = parsed(args);
  if (help) {
    console.log(HELP);
    return undefined;
  }
  const {
    clients = 64,
    rounds = 3,
    bids = 1_024,
    bidders = 128,
    projects = 500,
    seconds = 5,
    entries = 20_000,
    openings = 1_000,
  } = numbersOf(numbers);
  return {
    rush: only === undefined || only === 'rush',
    reads: only === undefined || only === 'reads',
    log: only === undefined || only === 'log',
    evidence: only === undefined || only === 'evidence',
    clients,
    rounds,
    bids,
    bidders,
    projects,
    seconds,
    entries,
    openings,
    ...(json !== undefined && { json }),
    ...(profile !== undefined && { profile }),
  };
}

function parsed(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        only: text,
        clients: text,
        rounds: text,
        bids: text,
        bidders: text,
        projects: text,
        seconds: text,
        entries: text,
        openings: text,
        json: text,
        profile: text,
      },
    });
    return values;
  } catch (error) {
    throw new StartFailure((error as Error).message, 'See npm run bench -- --help', { cause: error });
  }
}

function numbersOf(texts: Readonly<Record<string, string | undefined>>): Partial<Record<keyof BenchOptions, number>> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const value = Number(text);
      if (!Number.isInteger(value) || value < 1)
        throw new StartFailure(`--${name} ${text} is no whole number from 1`, 'See npm run bench -- --help');
      return [name, value];
    }),
  );
}
