/** `npm start`: the whole platform on this machine. See docs/operations.md. */
import {
  layOutPlatform,
  openSecrets,
  prepareRealm,
  servePortalAlsoFrom,
  startBackingServices,
} from '@mingtang/backing-services';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { folders, forgetEarlierRuns } from './folders';
import { runToItsEnd } from './lifecycle/lifecycle';
import { takeLock } from './lifecycle/run-lock';
import { gatewayPort, readOptions } from './options';
import { appProgress } from './progress/app-progress';
import { Progress } from './progress/progress';
import { titleOf } from './progress/titles';
import { playDemo } from './running/demo';
import { catchMail } from './running/mail';
import { platformFileOf, writePlatformFile } from './running/platform-file';
import { supervise } from './running/supervise';
import { welcome } from './running/welcome';
import { WorkedOn } from './running/worked-on';

await runToItsEnd(async ({ atEnd, ending }) => {
  const options = readOptions(process.argv.slice(2));
  if (!options) return 0;
  await takeLock(folders.lock);
  if (options.reset) forgetEarlierRuns();
  const secrets = openSecrets(folders.secrets);
  const port = await gatewayPort(process.env['PORT']);
  const gateway = `http://localhost:${port}`;
  const progress = new Progress(ending);
  const say = (line: string) => progress.say(line);

  const services = startBackingServices({
    dataFolder: folders.data,
    logFolder: folders.logs,
    cacheFolder: folders.cache,
    secrets,
    environment: process.env,
    ports: { postgres: 5433, kafka: 9092, keycloak: 8180 },
    report: (service, activity) => progress.note(titleOf(service), activity),
  });
  const [postgres, kafka, keycloak] = await Promise.all([
    progress.step('Postgres', services.postgres),
    progress.step('Kafka', services.kafka),
    progress.step('Keycloak', services.keycloak),
  ]);
  const realm = await progress.step('realm and accounts', prepareRealm(keycloak.admin, secrets, gateway));

  const mail = await catchMail(process.env['SMTP_URL'], folders.mail);
  atEnd(() => mail.close());
  const platform = await layOutPlatform({
    postgresUrl: postgres.adminUrl,
    kafkaBrokers: kafka.brokers,
    keycloakUrl: keycloak.admin.url,
    custodians: realm.custodians,
    gatewaySecret: realm.gatewaySecret,
    databasePrefix: 'mingtang_',
    topicPrefix: '',
    dataFolder: folders.data,
    logFolder: folders.logs,
    secrets,
    gatewayPort: port,
    environment: { SMTP_URL: mail.url },
    report: appProgress(progress),
  });
  atEnd(() => platform.stop());
  await platform.start();
  const workedOn = new WorkedOn(folders.dev, platform);
  const servePortalFrom = (origin: string | undefined) => servePortalAlsoFrom(keycloak.admin, gateway, origin);
  await servePortalFrom(undefined);
  workedOn.watch(ending, (name) => {
    if (name === 'portal')
      void servePortalFrom(workedOn.read(name)).catch((error: unknown) => say(`! the portal: ${String(error)}`));
  });
  const supervised = supervise(
    platform,
    [postgres, kafka, keycloak, { ...(keycloak.door && { process: keycloak.door }) }],
    workedOn,
    ending,
    say,
  );

  const opened = async () => {
    const { accounts } = realm;
    await playDemo({ gateway, accounts, stateFile: folders.demoState }, join(folders.logs, 'demo.log'), progress);
    const platformFile = await platformFileOf(gateway, keycloak.admin.url, realm, mail.inbox);
    atEnd(async () => rmSync(folders.platformFile, { force: true }));
    writePlatformFile(folders.platformFile, platformFile);
    say(welcome(platformFile, folders.logs));
  };
  await Promise.all([supervised, opened()]);
  return 0;
});
