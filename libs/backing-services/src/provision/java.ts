import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { StartFailure } from '../start-failure';

/** Kafka 4 and Keycloak 26 run on this release of Java or a later one. */
const OLDEST_JAVA = 17;

const REMEDY =
  `Install a Java runtime, ${OLDEST_JAVA} or later (Debian, Ubuntu: apt install openjdk-17-jre-headless; ` +
  'macOS: brew install openjdk@17) and have java in PATH or JAVA_HOME set; ' +
  'or name running services with KAFKA_BROKERS and KEYCLOAK_URL.';

/**
 * The `java` command to run services with: that of JAVA_HOME, else of PATH.
 * @throws {StartFailure} when there is none, or it is too old.
 */
export function findJava(env: NodeJS.ProcessEnv = process.env): string {
  const home = env['JAVA_HOME'];
  const java = home ? join(home, 'bin', 'java') : 'java';
  const { error, stderr, stdout, status } = spawnSync(java, ['-version'], { env, encoding: 'utf8' });
  if (error || status !== 0)
    throw new StartFailure(
      home ? `JAVA_HOME is ${home}, but ${java} does not run` : 'no Java found (java is not in PATH)',
      REMEDY,
    );
  const release = javaRelease(`${stderr}${stdout}`);
  if (release !== undefined && release < OLDEST_JAVA)
    throw new StartFailure(`Java ${release} is too old; ${OLDEST_JAVA} or later is needed`, REMEDY);
  return java;
}

/** The feature release in what `java -version` prints: 8 for `1.8.0_392`, 17 for `17.0.15`; undefined when it names none. */
export function javaRelease(banner: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(banner) ?? [];
  if (first === undefined) return undefined;
  return first === '1' && second !== undefined ? Number(second) : Number(first);
}
