/** What an app is told of the platform around it. */
export interface AppSurroundings {
  readonly kafkaBrokers: string;
  readonly topicPrefix: string;
  /** A file that only its owner can read, with a secret of this platform by its name: the same for every app that asks for it. */
  readonly secretFile: (name: string) => string;
  /** Base URL of a listening app, without a slash at its end. */
  readonly urlOf: (app: string) => string;
}

/** How an app is run. */
export interface AppDescription {
  /** Name of this process, its log, its data folder and its database. */
  readonly name: string;
  /** The app's bundle: dist/apps/<bundle>/main.js. */
  readonly bundle: string;
  /** Whether it listens on a port. */
  readonly listens: boolean;
  /** Whether it owns a database. */
  readonly database: boolean;
  /** Apps that must be ready before this one starts. */
  readonly after: readonly string[];
  /** It is ready when that path answers 200, or when it has logged a JSON line with that `msg`. */
  readonly ready: { readonly path: string } | { readonly message: string };
  /** Its options beyond those that every app has. */
  readonly environment: (surroundings: AppSurroundings) => Record<string, string>;
}
