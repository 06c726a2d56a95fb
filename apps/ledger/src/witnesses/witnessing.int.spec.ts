import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type EventData } from '@mingtang/contracts';
import { eventually, projectPublished, publishedProject } from '@mingtang/testing';
import { leafHash, openCheckpoint, parseEntry, verifyCosignatures, verifyInclusion } from '@mingtang/transparency';
import { type LedgerStand, startLedger, storedSize } from '../fixtures/ledger-stand';
import { sampleEvent } from '../fixtures/sample-event';
import { startWitness, type TestWitness } from '../fixtures/test-witness';

let stand: LedgerStand;
let witnesses: TestWitness[];

beforeEach(async () => {
  stand = await startLedger({ WITNESS_TIMEOUT_MS: '300' });
  const keys = async () => (await stand.info()).verifierKeys;
  witnesses = await Promise.all(['a', 'b', 'c'].map((name) => startWitness(`witness.example/${name}`, keys)));
});
afterEach(async () => {
  witnesses.forEach((witness) => witness.close());
  await stand?.service.close();
});

async function registerAll(): Promise<void> {
  const operator = await stand.as('operator');
  for (const { verifierKey, url } of witnesses)
    expect((await operator.post('/witnesses', { verifierKey, url })).status).toBe(201);
}

async function cosigners(): Promise<{ size: number; names: string[]; times: number[] }> {
  const { note, size } = await stand.checkpoint();
  const cosigned = verifyCosignatures(
    note,
    witnesses.map(({ verifierKey }) => verifierKey),
  );
  return {
    size,
    names: cosigned.map(({ verifierKey }) => verifierKey.split('+')[0] ?? ''),
    times: cosigned.map(({ time }) => time),
  };
}

const all = () => witnesses.map(({ name }) => name);

describe('witnesses', () => {
  it('cosign each published checkpoint, each by consistency with the last it has seen', async () => {
    await registerAll();
    await stand.log(projectPublished(publishedProject()));
    await eventually(async () => (await cosigners()).names.length === 3);
    for (let n = 0; n < 5; n++) await stand.log(projectPublished(publishedProject()));
    await eventually(async () => {
      const { size, names } = await cosigners();
      return size === (await storedSize(stand.service)) && names.length === 3;
    });
    for (const { answers, known } of witnesses) {
      expect(answers.filter((status) => status !== 200)).toEqual([]);
      expect(known?.size).toBe(await storedSize(stand.service));
    }
  });

  it('are told where they left off when they say so by 409, also after the ledger has forgotten', async () => {
    await stand.log(projectPublished(publishedProject()), projectPublished(publishedProject()));
    const first = await stand.checkpoint();
    const [witness] = witnesses as [TestWitness];
    witness.known = first;
    await registerAll();
    await stand.log(projectPublished(publishedProject()));
    await eventually(async () => (await cosigners()).names.length === 3);
    expect(witness.answers.slice(0, 2)).toEqual([409, 200]);
  });

  it('that are dead or slow hold no checkpoint up for long, and are added when they answer late', async () => {
    await registerAll();
    const [dead, slow] = witnesses as [TestWitness, TestWitness];
    dead.deaf = true;
    slow.delay = 3_000;
    await stand.log(projectPublished(publishedProject()));
    expect(slow.known?.size ?? 0).toBeLessThan(await storedSize(stand.service));
    await eventually(async () => (await cosigners()).names.length === 2);
  });

  it('count only with a signature of their own key', async () => {
    (witnesses[0] as TestWitness).forges = true;
    await registerAll();
    await stand.log(projectPublished(publishedProject()));
    await eventually(async () => (await cosigners()).names.length === 2);
    expect((await cosigners()).names).toEqual(all().slice(1));
  });

  it('that have seen the log larger than it is do not cosign, and it is not made to fit', async () => {
    await stand.log(projectPublished(publishedProject()));
    const [witness] = witnesses as [TestWitness];
    witness.known = { size: 1_000, root: new Uint8Array(32) };
    await registerAll();
    await stand.log(projectPublished(publishedProject()));
    await eventually(async () => (await cosigners()).names.length === 2);
    expect(witness.answers).toContain(409);
    expect((await stand.checkpoint()).size).toBe(await storedSize(stand.service));
  });

  it('cosign an unchanged checkpoint again, so that its times move on', async () => {
    await registerAll();
    let now = 2_000_000_000;
    witnesses.forEach((witness) => (witness.now = () => now));
    await stand.log(projectPublished(publishedProject()));
    // A batch is due with the notice, and then none for an hour.
    await eventually(async () => (await stand.entries()).some(({ kind }) => kind === 'sealed-batch'));
    await eventually(async () => (await cosigners()).names.length === 3);
    const { size } = await stand.checkpoint();
    now += 60;
    await eventually(async () => (await cosigners()).times.every((time) => time === now));
    expect((await stand.checkpoint()).size).toBe(size);
  });
});

describe('the log', () => {
  const named = async () =>
    (await stand.entries()).flatMap((entry) => (entry.kind === 'witnesses' ? [entry.witnesses] : []));

  it('names its witnesses by an entry of its own whenever others are registered, and only then', async () => {
    await stand.log(projectPublished(publishedProject()));
    expect(await named()).toEqual([]);
    const [a, b] = witnesses as [TestWitness, TestWitness];
    const operator = await stand.as('operator');
    const become = async (...keys: string[]) =>
      eventually(async () => JSON.stringify((await named()).at(-1)) === JSON.stringify(keys));
    await operator.post('/witnesses', { verifierKey: a.verifierKey, url: a.url });
    await become(a.verifierKey);
    await operator.post('/witnesses', { verifierKey: b.verifierKey, url: b.url });
    await become(a.verifierKey, b.verifierKey);
    await operator.post('/witnesses', { verifierKey: b.verifierKey, url: `${b.url}/` });
    await operator.delete('/witnesses/witness.example%2Fa');
    await become(b.verifierKey);
    await stand.log(projectPublished(publishedProject()));
    expect(await named()).toHaveLength(3);
  });

  it('counts for a checkpoint those whom it names up to there', async () => {
    await registerAll();
    await eventually(async () => (await cosigners()).names.length === 3);
    const operator = await stand.as('operator');
    for (const name of ['a', 'b']) await operator.delete(`/witnesses/witness.example%2F${name}`);
    await eventually(async () => (await cosigners()).names.join() === 'witness.example/c');
    const { size } = await stand.checkpoint();
    expect((await stand.entries())[size - 1]).toMatchObject({ witnesses: [witnesses[2]?.verifierKey] });
  });
});

describe('the anchor of a draw', () => {
  const anchors = () => stand.service.events('ledger.draw-anchored.v1');

  async function request(): Promise<EventData<'evaluation.draw-requested.v1'>> {
    const published = publishedProject();
    const event = sampleEvent('evaluation.draw-requested.v1', { project: published.id, lot: 'lot-1', number: 3 });
    await stand.log(projectPublished(published), event);
    return event.data;
  }

  it('is told with the first checkpoint of a quorum that covers the request, once, with its path', async () => {
    await registerAll();
    const asked = await request();
    const [anchor] = await eventually(async () => {
      const told = await anchors();
      return told.length > 0 && told;
    });
    const { data } = anchor as typeof anchor & object;
    expect(data).toMatchObject({ project: asked.project, lot: 'lot-1', number: 3, requestDigest: asked.requestDigest });
    const { size, root } = openCheckpoint(data.checkpoint, (await stand.info()).verifierKeys);
    expect(
      verifyCosignatures(
        data.checkpoint,
        witnesses.map(({ verifierKey }) => verifierKey),
      ).length,
    ).toBeGreaterThanOrEqual(2);
    const proof = data.proof.map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));
    expect(verifyInclusion(leafHash(data.entry as string), data.index, size, proof, root)).toBe(true);
    expect(parseEntry(data.entry as string)).toMatchObject({ record: { event: data.event, payload: asked } });
    await stand.log(projectPublished(publishedProject()));
    expect(await anchors()).toHaveLength(1);
    await eventually(async () =>
      (await stand.entries()).some(
        (entry) => entry.kind === 'record' && entry.record.type === 'ledger.draw-anchored.v1',
      ),
    );
  });

  it('waits as long as nobody or fewer than a majority witnesses the log, and comes when they do', async () => {
    await request();
    expect(await anchors()).toEqual([]);
    const [a, b] = witnesses as [TestWitness, TestWitness, TestWitness];
    [a, b].forEach((witness) => (witness.deaf = true));
    await registerAll();
    await stand.log(projectPublished(publishedProject()));
    expect(await anchors()).toEqual([]);
    [a, b].forEach((witness) => (witness.deaf = false));
    await eventually(async () => (await anchors()).length === 1);
  });
});
