/** `npm test`: brings up services for this run alone, runs jest, takes all down again. Arguments are jest's. */
import { prepareRealm, provideChromium, workspaceRoot } from '@mingtang/backing-services';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runToItsEnd } from './lifecycle/lifecycle';
import { Progress } from './progress/progress';
import { runJest, specFiles } from './testing/jest';
import { recordResults, resultsFile } from './testing/results';
import { throwAwayServices } from './testing/throw-away-services';

await runToItsEnd(async (lifecycle) => {
  const args = process.argv.slice(2);
  const { unit, int, e2e } = await specFiles(args);
  const progress = new Progress(lifecycle.ending);
  const environment: Record<string, string> = {};
  if (int.length + e2e.length > 0) {
    const { services, secrets } = throwAwayServices(progress);
    const [postgres, kafka, keycloak] = await Promise.all([
      progress.step('Postgres', services.postgres),
      progress.step('Kafka', services.kafka),
      progress.step('Keycloak', services.keycloak),
    ]);
    const realm = await progress.step('realm and accounts', prepareRealm(keycloak.admin, secrets, 'http://localhost'));
    if (e2e.some((file) => /\/e2e\/src\/(portal|demo|ways)\//.test(file))) {
      await rm(join(workspaceRoot, '.run/screenshots'), { recursive: true, force: true });
      const report = (activity: string) => progress.note('Chromium', activity);
      environment['MINGTANG_TEST_CHROMIUM'] = await progress.step('Chromium', provideChromium(report));
    }
    Object.assign(environment, {
      MINGTANG_TEST_POSTGRES_URL: postgres.adminUrl,
      MINGTANG_TEST_KAFKA_BROKERS: kafka.brokers,
      MINGTANG_TEST_KEYCLOAK: JSON.stringify(keycloak.admin),
      MINGTANG_TEST_REALM: JSON.stringify(realm),
    });
  }
  // Whole platforms are many processes each: one at a time, after everything smaller.
  const passes = [
    { kinds: ['unit', 'int'], files: unit.length + int.length, workers: 2 },
    { kinds: ['e2e'], files: e2e.length, workers: 1 },
  ].filter(({ files }) => files > 0);
  if (passes.length === 0) passes.push({ kinds: ['unit', 'int', 'e2e'], files: 0, workers: 1 });
  const runs = [];
  for (const pass of passes) {
    if (lifecycle.ending.aborted) return 1;
    runs.push(await runJest({ ...pass, args, environment, resultsFile: resultsFile(pass.kinds.join('-')), lifecycle }));
  }
  recordResults(runs);
  return Math.max(...runs.map(({ exitCode }) => exitCode));
});
