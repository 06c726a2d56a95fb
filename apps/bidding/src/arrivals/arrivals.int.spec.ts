import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventType, type ProcessEvent, type PublishedProject } from '@mingtang/contracts';
import { KafkaConnection } from '@mingtang/messaging';
import { roundNumbered } from '@mingtang/procedure/bidding';
import { addMilliseconds } from '@mingtang/procedure/time';
import { manifestDigest } from '@mingtang/sealing';
import { backing, eventOf, eventually, StallingProxy } from '@mingtang/testing';
import { randomBytes } from 'node:crypto';
import { ReachDeadline } from '../closing/reach-deadline';
import { BIDDERS, type BiddingPlatform, bidsOf, startBidding, letClose } from '../fixtures/bidding-platform';
import { sealFor, type SubmitBody } from '../fixtures/sealed-bids';

const ARRIVED = 'bidding.bid-arrived.v1';

let bidding: BiddingPlatform;
let database: StallingProxy;
let project: PublishedProject;
let deadline: string;
/** Arrivals on Kafka, as the log takes them in. */
const onKafka: ProcessEvent<typeof ARRIVED>[] = [];
let stopReading: () => Promise<void>;

beforeAll(async () => {
  bidding = await startBidding({}, async (url) => {
    const before = await StallingProxy.before(url);
    database = before.proxy;
    return before.url;
  });
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const { kafka, processTopic } = new KafkaConnection(
    { brokers: backing().kafkaBrokers.split(','), service: 'reader', topicPrefix: bidding.service.topicPrefix },
    silent,
  );
  const consumer = kafka.consumer({ groupId: `read-${randomBytes(5).toString('hex')}`, maxWaitTimeInMs: 50 });
  await consumer.connect();
  await consumer.subscribe({ topic: processTopic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const event = JSON.parse(String(message.value)) as ProcessEvent;
      if (event.type === ARRIVED) onKafka.push(event as ProcessEvent<typeof ARRIVED>);
    },
  });
  stopReading = () => consumer.disconnect();
});
afterAll(async () => {
  await stopReading();
  await bidding.service.close();
  await database.close();
});
beforeEach(async () => {
  project = await bidding.publish();
  deadline = project.timetable.submissionDeadline;
  await bidding.register(project, ...BIDDERS, 'bidder-4');
});

async function submit(by: string, body: SubmitBody) {
  return (await bidding.as(by)).post<Record<string, unknown>>(bidsOf(body.manifest), body);
}

const ofProject = async <Type extends EventType>(type: Type) =>
  (await bidding.service.events(type)).filter(({ subject }) => subject === project.id);

describe('the arrival of a bid', () => {
  it('is on its way to the log while the database does not answer, and once only (BID-02)', async () => {
    await submit('bidder-1', (await sealFor('bidder-1', project)).body);
    const { body, manifest } = await sealFor('bidder-2', project);
    const digest = manifestDigest(manifest);
    const arrivedAt = addMilliseconds(deadline, -1_000);
    bidding.clock.set(arrivedAt);
    database.stall();
    const answer = submit('bidder-2', body);
    const event = await eventually(async () => onKafka.find(({ data }) => data.manifestDigest === digest), 3_000);
    database.goOn();
    expect(event.data).toEqual({
      project: project.id,
      lot: 'lot-1',
      bid: manifest.bid,
      version: 1,
      manifestDigest: digest,
      arrivedAt,
    });
    expect(await answer).toMatchObject({ status: 201, body: { time: arrivedAt } });
    const told = (await ofProject(ARRIVED)).filter(({ id }) => id === event.id);
    expect(told).toEqual([event]);
  });

  it('is followed by the reason where the bid is refused', async () => {
    const { body, manifest } = await sealFor('bidder-1', project);
    expect((await submit('bidder-1', { ...body, shares: [] })).status).toBe(422);
    expect(await ofProject('bidding.bid-refused.v1')).toMatchObject([
      { data: { manifestDigest: manifestDigest(manifest), code: 'bid-not-sealed' } },
    ]);
  });

  it('is not told of a bid that is late', async () => {
    bidding.clock.set(deadline);
    expect((await submit('bidder-1', (await sealFor('bidder-1', project)).body)).status).toBe(422);
    expect(await ofProject(ARRIVED)).toEqual([]);
  });
});

describe('a bid whose process died before it was decided', () => {
  /** What a process that then dies leaves behind: the arrival on Kafka. */
  async function arriveAndDie(by: string) {
    const sealed = await sealFor(by, project);
    const { project: id, lot, bid, version } = sealed.manifest;
    const arrivedAt = addMilliseconds(deadline, -500);
    const said = { project: id, lot, bid, version, manifestDigest: manifestDigest(sealed.manifest), arrivedAt };
    await bidding.service.publish(eventOf(ARRIVED, said, arrivedAt, 'bidder'));
    return { ...sealed, arrivedAt };
  }

  /** The deadline has come, and is not said to be reached. */
  async function waitsAtDeadline(): Promise<void> {
    bidding.clock.set(deadline);
    const again = await bidding.service.app
      .get(ReachDeadline)
      .run({ project: project.id, lot: 'lot-1' }, roundNumbered(1));
    expect(again).toBeGreaterThan(0);
    expect(await ofProject('bidding.deadline-reached.v1')).toEqual([]);
  }

  it('is received when it is sent again after the deadline, while the closing waits for it', async () => {
    for (const by of BIDDERS) await submit(by, (await sealFor(by, project)).body);
    const { body, arrivedAt, manifest } = await arriveAndDie('bidder-4');
    await waitsAtDeadline();
    bidding.clock.set(addMilliseconds(deadline, 20_000));
    expect(await submit('bidder-4', body)).toMatchObject({
      status: 201,
      body: { time: arrivedAt, takenIn: bidding.clock.instant() },
    });
    await letClose(bidding.service, project.id, 'lot-1');
    const [closed] = await eventually(async () => {
      const closings = await ofProject('bidding.bidding-closed.v1');
      return closings.length > 0 && closings;
    });
    expect(closed?.data).toMatchObject({
      bids: expect.arrayContaining([expect.objectContaining({ bid: manifest.bid })]),
    });
    expect(closed?.data).not.toHaveProperty('undecided');
  });

  it('is named by the closing where it is not sent again within a minute', async () => {
    for (const by of BIDDERS) await submit(by, (await sealFor(by, project)).body);
    const { manifest, arrivedAt } = await arriveAndDie('bidder-4');
    await waitsAtDeadline();
    bidding.clock.advance(60_000);
    await letClose(bidding.service, project.id, 'lot-1');
    const [closed] = await eventually(async () => {
      const closings = await ofProject('bidding.bidding-closed.v1');
      return closings.length > 0 && closings;
    });
    expect(closed?.data).toMatchObject({ bids: [{}, {}, {}], undecided: [{ bid: manifest.bid, arrivedAt }] });
  });
});
