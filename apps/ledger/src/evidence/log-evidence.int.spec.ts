import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definitionOf } from '@mingtang/procedure/procedures';
import { committeeFormed, eventually, historyUntil, projectPublished, publishedProject } from '@mingtang/testing';
import {
  leafHash,
  openCheckpoint,
  parseEntry,
  verifyCosignatures,
  verifyInclusion,
  verifySealed,
} from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { type LedgerStand, startLedger } from '../fixtures/ledger-stand';
import { sampleEvent } from '../fixtures/sample-event';
import { startWitness, type TestWitness } from '../fixtures/test-witness';

let stand: LedgerStand;
let witness: TestWitness;
beforeAll(async () => {
  stand = await startLedger({ SEALED_BATCH_MS: '300' });
  witness = await startWitness('witness.example/w', async () => (await stand.info()).verifierKeys);
  await (await stand.as('operator')).post('/witnesses', { verifierKey: witness.verifierKey, url: witness.url });
});
afterAll(async () => {
  witness?.close();
  await stand?.service.close();
});

interface RecordLine {
  readonly index: number;
  readonly entry: string;
  readonly proof: string[];
  readonly payload?: unknown;
  readonly salt?: string;
  readonly sealed?: { readonly record: string; readonly place: number; readonly path: string[] };
}

async function partOf(project: string, covers: readonly string[] = []) {
  const response = await fetch(`${stand.service.url}/projects/${project}/evidence?covers=${covers.join(',')}`);
  const text = await response.text();
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const textOf = (path: string) => lines.find((line) => line['path'] === path)?.['text'] as string;
  return {
    status: response.status,
    textOf,
    paths: [...new Set(lines.map((line) => line['path']))],
    checkpoint: textOf('log/checkpoint'),
    keys: textOf('log/keys.json'),
    records: lines.filter((line) => line['path'] === 'log/records.ndjson').map((line) => line['line'] as RecordLine),
  };
}

const hashes = (encoded: readonly string[]) => encoded.map((hash) => new Uint8Array(Buffer.from(hash, 'base64')));

describe('the log’s part of evidence', () => {
  it('has the procedure of a notice once, however many go by it, and of one that is not known here none', async () => {
    const [one, other] = [publishedProject(), publishedProject()];
    const unknown = { ...publishedProject(), procedureDigest: 'a'.repeat(64) };
    await stand.log(projectPublished(one), projectPublished(other), projectPublished(unknown));
    const held = (await stand.entries()).filter(({ kind }) => kind === 'procedure');
    expect(held).toMatchObject([{ procedure: one.procedure, digest: one.procedureDigest }]);
    expect((await partOf(other.id)).textOf('log/procedure.json')).toContain(one.procedureDigest);
    expect((await partOf(unknown.id)).paths).not.toContain('log/procedure.json');
  });

  it('has every record of the project that may be known, each proved under one witnessed checkpoint', async () => {
    const published = publishedProject();
    const project = published.id;
    const bids = Array.from({ length: 3 }, () => sampleEvent('bidding.bid-submitted.v1', { project }));
    const formed = committeeFormed(published);
    const history = historyUntil('draw-committee', published);
    await stand.service.publish(...history.slice(0, 1), ...bids, ...history.slice(1), formed);
    await eventually(async () => (await stand.anyone.get(`/proofs/${formed.id}`)).status === 200);
    const { paths, checkpoint, keys, records, textOf } = await partOf(project, [formed.id, bids[0]?.id ?? '']);
    expect(paths).toEqual([
      'log/checkpoint',
      'log/keys.json',
      'log/witnesses.json',
      'log/procedure.json',
      'log/deadlines/1/before',
      'log/deadlines/1/proofs.json',
      'log/records.ndjson',
    ]);
    const { verifierKeys, origin } = await stand.info();
    expect(JSON.parse(keys)).toEqual({
      origin,
      verifierKeys,
      quorum: 1,
      witnesses: [{ name: witness.name, verifierKey: witness.verifierKey }],
    });
    const { size, root } = openCheckpoint(checkpoint, verifierKeys);
    expect(verifyCosignatures(checkpoint, [witness.verifierKey])).toHaveLength(1);
    const named = JSON.parse(textOf('log/witnesses.json')) as RecordLine;
    expect(parseEntry(named.entry)).toMatchObject({ kind: 'witnesses', witnesses: [witness.verifierKey] });
    expect(verifyInclusion(leafHash(named.entry), named.index, size, hashes(named.proof), root)).toBe(true);
    const held = JSON.parse(textOf('log/procedure.json')) as RecordLine;
    const { procedure, procedureDigest: digest } = published;
    expect(parseEntry(held.entry)).toMatchObject({
      kind: 'procedure',
      procedure,
      digest,
      definition: JSON.parse(JSON.stringify(definitionOf(procedure))),
    });
    expect(verifyInclusion(leafHash(held.entry), held.index, size, hashes(held.proof), root)).toBe(true);
    const notices = records.filter(({ entry }) => entry.includes('project-published'));
    expect(notices.map(({ index }) => index > held.index)).toEqual([true]);
    for (const { index, entry, proof, sealed } of records) {
      expect(verifyInclusion(leafHash(entry), index, size, hashes(proof), root)).toBe(true);
      const leaf = parseEntry(entry);
      if (leaf.kind === 'sealed-batch')
        expect(
          sealed &&
            verifySealed(
              sealed.record,
              sealed.place,
              hashes(sealed.path),
              new Uint8Array(Buffer.from(leaf.root, 'hex')),
            ),
        ).toBe(true);
    }
    expect(records.map(({ index }) => index)).toEqual(records.map(({ index }) => index).sort((a, b) => a - b));
    const seqs = records.flatMap(({ entry }) => {
      const leaf = parseEntry(entry);
      return leaf.kind === 'record' ? [leaf.record.seq] : [];
    });
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(records.filter(({ sealed }) => sealed).map(({ payload }) => payload)).toEqual(
      expect.arrayContaining(bids.map(({ data }) => data)),
    );
    expect(records.at(-1)).not.toHaveProperty('payload');
    expect(records.at(-1)).not.toHaveProperty('salt');
  });

  it('has nothing that is sealed before a lot is opened', async () => {
    const published = publishedProject();
    const bid = sampleEvent('bidding.bid-submitted.v1', { project: published.id });
    await stand.log(projectPublished(published));
    await stand.service.publish(bid);
    await eventually(async () => (await stand.anyone.get(`/proofs/${bid.id}`)).status === 200);
    const { records } = await partOf(published.id, [bid.id]);
    expect(records).toHaveLength(1);
    expect(JSON.stringify(records)).not.toContain(bid.id);
  });

  it('waits for the events that it is to cover, and goes on without one that never comes', async () => {
    const published = publishedProject();
    await stand.log(projectPublished(published));
    const event = sampleEvent('announcement.project-cancelled.v1', { project: published.id });
    await stand.service.publish(event);
    expect((await partOf(published.id, [event.id])).records).toHaveLength(2);
    const before = Date.now();
    expect((await partOf(published.id, [randomUUID()])).records).toHaveLength(2);
    expect(Date.now() - before).toBeGreaterThan(9_000);
  });

  it('cannot be read where a lot is followed that the notice does not name', async () => {
    const published = publishedProject();
    await stand.log(projectPublished(published));
    const rows = stand.service.app.get(DataSource);
    const rename = (from: string, to: string) =>
      rows.query('UPDATE logged_lot SET lot = $3 WHERE project = $1 AND lot = $2', [published.id, from, to]);
    const lot = published.lots[0]?.id ?? '';
    await rename(lot, `${lot}x`);
    expect((await partOf(published.id)).paths).toContain('ledger/unreadable.json');
    await rename(`${lot}x`, lot);
    expect((await partOf(published.id)).paths).not.toContain('ledger/unreadable.json');
  });

  it('is refused of a project of which nothing is logged, at once', async () => {
    expect((await partOf(randomUUID(), [randomUUID()])).status).toBe(404);
  });
});
