import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { EVENT_TYPES, EVENTS, procedureDigest } from '@mingtang/contracts';
import { EventHandlers } from '@mingtang/messaging';
import { definitionOf } from '@mingtang/procedure/procedures';
import { historyUntil, projectPublished, publishedProject } from '@mingtang/testing';
import { type RecordDto } from '../records/records.dto';
import { type LedgerStand, startLedger } from '../fixtures/ledger-stand';
import { sampleEvent } from '../fixtures/sample-event';

let stand: LedgerStand;
beforeAll(async () => (stand = await startLedger()));
afterAll(() => stand?.service.close());

it('listens to every type of process event there is', () => {
  const heard = stand.service.app.get(EventHandlers).types;
  expect(EVENT_TYPES.filter((type) => !heard.includes(type))).toEqual([]);
});

it('logs every type of process event there is: none happens without a trace', async () => {
  // The way to trade with two rounds: what is sealed until the second is told in the end too.
  const procedure = 'gp-consultation@1';
  const published = publishedProject({ procedure, procedureDigest: procedureDigest(definitionOf(procedure)) });
  const project = published.id;
  const others = EVENT_TYPES.filter(
    (type) => !['announcement.project-published.v1', 'announcement.project-changed.v1'].includes(type),
  );
  const [sealed, shown] = [
    others.filter((type) => EVENTS[type].record === 'sealed'),
    others.filter((type) => EVENTS[type].record !== 'sealed' && type !== 'announcement.project-cancelled.v1'),
  ];
  await stand.log(
    ...sealed.map((type) => sampleEvent(type, { project } as never)),
    projectPublished(published),
    sampleEvent('announcement.project-changed.v1', { project, published }),
    ...historyUntil('complete-final-opening', published).slice(1),
    ...shown.map((type) => sampleEvent(type, { project } as never)),
    sampleEvent('announcement.project-cancelled.v1', { project }),
  );
  const { body } = await stand.anyone.get<{ items: RecordDto[] }>(`/projects/${project}/records?limit=100`);
  const logged = new Set(body.items.map(({ type }) => type));
  expect(EVENT_TYPES.filter((type) => !logged.has(type))).toEqual([]);
});
