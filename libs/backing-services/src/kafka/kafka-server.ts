import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { ownFolder } from '../processes/own-folder';
import { freePort } from '../processes/ports';
import { RestartableProcess } from '../processes/restartable-process';
import { requireDiskSpace } from '../provision/disk-space';
import { findJava } from '../provision/java';
import { fetchJavaService, type Report } from '../provision/maven';
import { pomFile } from '../provision/pinned-versions';
import { StartFailure } from '../start-failure';

export interface KafkaServer {
  /** host:port, comma-separated. */
  readonly brokers: string;
  readonly process: RestartableProcess;
}

export interface KafkaSettings {
  readonly dataFolder: string;
  readonly cacheFolder: string;
  readonly logFile: string;
  readonly preferredPort?: number;
  readonly report: Report;
}

const START_PATIENCE_MS = 90_000;
const NEEDED_BYTES = 300 * 2 ** 20;
const MEMORY = ['-Xms128m', '-Xmx384m', '-XX:+UseSerialGC', '-XX:+ExitOnOutOfMemoryError'];

/**
 * Starts a local single-node Kafka (KRaft: broker and controller in one) on its own data folder.
 * Topics are not made by being named: a service makes those that it needs.
 * @throws {StartFailure}
 */
export async function startKafka(settings: KafkaSettings): Promise<KafkaServer> {
  const java = findJava();
  const libraries = await fetchJavaService('kafka', settings.cacheFolder, settings.report);
  requireDiskSpace(settings.dataFolder, NEEDED_BYTES);
  const port = await freePort(settings.preferredPort);
  const controllerPort = await freePort();
  return run({ java, libraries, port, controllerPort, ...settings });
}

interface Broker extends KafkaSettings {
  readonly java: string;
  readonly libraries: string;
  readonly port: number;
  readonly controllerPort: number;
}

async function run(broker: Broker): Promise<KafkaServer> {
  const { java, libraries, dataFolder, logFile, port, report } = broker;
  ownFolder(dataFolder);
  const propertiesFile = join(dataFolder, 'server.properties');
  writeFileSync(propertiesFile, properties(broker));
  const onClassPath = ['-cp', join(libraries, '*')];
  if (!existsSync(join(dataFolder, 'log', 'meta.properties'))) {
    report('formatting its storage');
    format(java, onClassPath, propertiesFile, join(dataFolder, 'log'));
  }
  report('starting');
  const logging = `-Dlog4j2.configurationFile=${join(dirname(pomFile), 'kafka-log4j2.properties')}`;
  const brokers = `127.0.0.1:${port}`;
  const server = await RestartableProcess.start({
    name: 'kafka',
    command: java,
    args: [...MEMORY, logging, ...onClassPath, 'kafka.Kafka', propertiesFile],
    env: process.env,
    logFile,
    answers: () => kafkaAnswers(brokers),
    startPatienceMs: START_PATIENCE_MS,
  });
  return { brokers, process: server };
}

function properties({ dataFolder, port, controllerPort }: Broker): string {
  const options = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': join(dataFolder, 'log'),
    'num.partitions': 3,
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 8,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 8,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
  };
  return `${Object.entries(options)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`;
}

function format(java: string, onClassPath: readonly string[], propertiesFile: string, storage: string): void {
  const clusterId = randomBytes(16).toString('base64url');
  const { status, stdout, stderr } = spawnSync(
    java,
    [...onClassPath, 'kafka.tools.StorageTool', 'format', `--cluster-id=${clusterId}`, `--config=${propertiesFile}`],
    { encoding: 'utf8' },
  );
  if (status === 0) return;
  rmSync(storage, { recursive: true, force: true });
  throw new StartFailure(
    `Kafka could not format its storage:\n${`${stdout}${stderr}`.slice(-1_500)}`,
    'See that the disk has room and the folder .run can be written by you.',
  );
}

/** Whether a Kafka answers there. */
export async function kafkaAnswers(brokers: string): Promise<boolean> {
  const admin = new Kafka({
    clientId: 'mingtang-launcher',
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2_000,
    retry: { retries: 0 },
  }).admin();
  try {
    await admin.connect();
    const { brokers: nodes } = await admin.describeCluster();
    return nodes.length > 0;
  } catch {
    return false;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
