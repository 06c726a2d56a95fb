import { type components, type paths } from './schema';

/** Every request that the platform takes, by its path. */
export type { paths };

/** A schema of the platform's API by its name, e.g. `Schema<'disclosure.ProjectLineDto'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
