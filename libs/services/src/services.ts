/** What a service of the platform is to all others. */
interface ServiceEntry {
  readonly title: { readonly zh: string; readonly en: string };
  /** What it does, in one sentence. */
  readonly about: string;
  /** It carries out acts of a procedure: it publishes their events, signs receipts for them and has a part in every evidence bundle. */
  readonly acts: boolean;
  /** It publishes process events. */
  readonly publishes: boolean;
  /** Secrets of the platform that it shares with others; it is told the file of each by the option `<SECRET>_FILE`. */
  readonly secrets: readonly Secret[];
}

/** `notice-key`: services that name nobody to each other say by pseudonyms of it whom to tell. */
export type Secret = 'notice-key';

/**
 * The services of the platform, each by its name: that of its folder in apps/, its path under `/api/`, its consumer group, its
 * database and its log. The launcher, the gateway, the portal, the bench, tests and docs read this list; a service more is an entry more.
 */
export const SERVICES = {
  announcement: {
    title: { zh: '招标', en: 'Announcement' },
    about:
      'Drafts, OCDS import, tender documents, timetable, custody, notices, questions, changes, cancellations, reruns.',
    acts: true,
    publishes: true,
    secrets: [],
  },
  bidding: {
    title: { zh: '投标与开标', en: 'Bidding and opening' },
    about: 'Registrations, bid security, sealed bids with receipts, closing, opening, the opening record.',
    acts: true,
    publishes: true,
    secrets: ['notice-key'],
  },
  evaluation: {
    title: { zh: '评标', en: 'Evaluation' },
    about: 'Expert pool, random draw, recusal, committees, preliminary review, scores, ranking, evaluation report.',
    acts: true,
    publishes: true,
    secrets: ['notice-key'],
  },
  disclosure: {
    title: { zh: '公示与合同', en: 'Results and contracts' },
    about: 'The public register: candidates, objections, awards, contracts, and every step of every project.',
    acts: true,
    publishes: true,
    secrets: [],
  },
  ledger: {
    title: { zh: '公开日志', en: 'Public log' },
    about: 'The public transparency log over every process event: tiles, checkpoints, proofs, witnesses.',
    acts: false,
    publishes: true,
    secrets: [],
  },
  notification: {
    title: { zh: '通知', en: 'Notices' },
    about: 'Tells people what concerns them: in lists, live streams, mail and calendars; never more than they may see.',
    acts: false,
    publishes: false,
    secrets: ['notice-key'],
  },
} as const satisfies Readonly<Record<string, ServiceEntry>>;

export type ServiceName = keyof typeof SERVICES;

/** Services of which that is true. */
type Those<Of extends 'acts' | 'publishes'> = {
  [Name in ServiceName]: (typeof SERVICES)[Name][Of] extends true ? Name : never;
}[ServiceName];

export type ActingService = Those<'acts'>;
export type PublishingService = Those<'publishes'>;

/** All services, in the order of the list. */
export const SERVICE_NAMES = Object.keys(SERVICES) as readonly ServiceName[];

/** Services that carry out acts of a procedure, in the order in which a tender reaches them. */
export const ACTING_SERVICES = SERVICE_NAMES.filter((name): name is ActingService => SERVICES[name].acts);

/** Services that publish process events. */
export const PUBLISHING_SERVICES = SERVICE_NAMES.filter((name): name is PublishingService => SERVICES[name].publishes);

/**
 * What a service is called in its own API document.
 * @param further what a reader of that document must know besides.
 */
export function namesOf(
  service: ServiceName,
  further = '',
): { readonly name: ServiceName; readonly title: string; readonly description: string } {
  const { title, about } = SERVICES[service];
  return { name: service, title: `${title.en} ${title.zh}`, description: `${about} ${further}`.trim() };
}

/** Something for each service, by its name. */
export function forEachService<Value>(valueOf: (name: ServiceName) => Value): Record<ServiceName, Value> {
  return Object.fromEntries(SERVICE_NAMES.map((name) => [name, valueOf(name)])) as Record<ServiceName, Value>;
}

/** The option by which an app is told where a service listens. */
export type UrlOption<Name extends ServiceName = ServiceName> = `${Uppercase<Name>}_URL`;

export function urlOptionOf<Name extends ServiceName>(service: Name): UrlOption<Name> {
  return `${service.toUpperCase() as Uppercase<Name>}_URL`;
}

/** The option by which a service is told the file of a secret that it shares. */
export function secretOptionOf(secret: Secret): string {
  return `${secret.toUpperCase().replaceAll('-', '_')}_FILE`;
}
