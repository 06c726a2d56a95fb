import { type components } from './schema';

/** A schema of the platform's API by its name, e.g. `Schema<'disclosure.ProjectLineDto'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
