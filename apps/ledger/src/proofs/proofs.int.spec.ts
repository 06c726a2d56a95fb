import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ProcessEvent } from '@mingtang/contracts';
import {
  biddingClosed,
  candidatesPublished,
  committeeFormed,
  evaluationCompleted,
  eventually,
  historyUntil,
  projectPublished,
  publishedProject,
  reportSigned,
} from '@mingtang/testing';
import { parseProof, parseProofExtra, type ProvenRecord, verifyProofFile } from '@mingtang/transparency';
import { randomUUID } from 'node:crypto';
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

const fileOf = ({ id }: ProcessEvent) => stand.anyone.get<string>(`/proofs/${id}`);
async function proven(event: ProcessEvent): Promise<ProvenRecord> {
  const { verifierKeys: logKeys, witnesses } = await stand.info();
  return eventually(async () => {
    const { status, body } = await fileOf(event);
    if (status !== 200) return false;
    return verifyProofFile(body, { logKeys, witnessKeys: witnesses.map(({ verifierKey }) => verifierKey), quorum: 1 });
  });
}
async function saltOf(event: ProcessEvent): Promise<string | undefined> {
  const { extra } = parseProof((await fileOf(event)).body);
  return extra && parseProofExtra(extra).salt;
}

describe('the proof of an event', () => {
  it('of a public record shows its payload, whose inclusion and witnesses anyone verifies', async () => {
    const event = projectPublished(publishedProject());
    await stand.log(event);
    const { kind, record, payload, cosignatures } = await proven(event);
    expect({ kind, payload }).toEqual({ kind: 'record', payload: event.data });
    expect(record).toMatchObject({ event: event.id, type: event.type, project: event.subject, seq: 1 });
    expect(cosignatures).toHaveLength(1);
  });

  it('is a file to keep', async () => {
    const event = projectPublished(publishedProject());
    await stand.log(event);
    const { headers, body } = await fileOf(event);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="${event.id}.tlog-proof"; filename*=UTF-8''${event.id}.tlog-proof`,
    );
    expect(body).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra /);
  });

  it('shows a payload that is too long for an entry beside it, and its hash fits', async () => {
    const published = publishedProject({ description: '长'.repeat(20_000) });
    const event = projectPublished(published);
    await stand.log(event);
    const { record, payload } = await proven(event);
    expect(record).not.toHaveProperty('payload');
    expect(payload).toEqual(event.data);
  });

  it('of a sealed record shows all of it to whoever knows its event, within about a second, and leads to its batch', async () => {
    const published = publishedProject();
    const event = sampleEvent('bidding.bid-submitted.v1', { project: published.id });
    await stand.log(projectPublished(published));
    await stand.service.publish(event);
    const { kind, record, payload } = await proven(event);
    expect({ kind, payload }).toEqual({ kind: 'sealed', payload: event.data });
    expect(record).toMatchObject({ event: event.id, project: published.id });
    expect(record).not.toHaveProperty('seq');
  });

  it('of a hashed record says that it happened, and its payload only once that is public', async () => {
    const published = publishedProject();
    const [formed, evaluated, signed] = [
      committeeFormed(published, { subjects: ['expert-account'] }),
      evaluationCompleted(published),
      reportSigned(published),
    ];
    await stand.log(projectPublished(published), biddingClosed(published), formed, evaluated, signed);
    for (const event of [formed, evaluated, signed]) {
      expect(await proven(event)).not.toHaveProperty('payload');
      expect(await saltOf(event)).toBeUndefined();
    }
    await stand.log(candidatesPublished(published));
    expect((await proven(evaluated)).payload).toEqual(evaluated.data);
    expect((await proven(signed)).payload).toEqual(signed.data);
    expect(await saltOf(signed)).toMatch(/^[0-9a-f]{64}$/);
    expect(await proven(formed)).not.toHaveProperty('payload');
    expect(JSON.stringify(await stand.entries())).not.toContain('expert-account');
  });

  it('of an evaluation that rejects all bids is public with the signed report, for no candidates follow', async () => {
    const published = publishedProject();
    const before = historyUntil('conclude-review', published);
    const evaluated = evaluationCompleted(published, { outcome: 'all-rejected', candidates: [] });
    const signed = reportSigned(published, { outcome: 'all-rejected' });
    await stand.log(...before, evaluated);
    expect(await proven(evaluated)).not.toHaveProperty('payload');
    await stand.log(signed);
    expect((await proven(evaluated)).payload).toEqual(evaluated.data);
    expect((await proven(signed)).payload).toEqual(signed.data);
  });

  it('there is none of an event that the log does not know', async () => {
    expect(await stand.anyone.get(`/proofs/${randomUUID()}`)).toMatchObject({
      status: 404,
      body: { code: 'event-unknown' },
    });
    expect(await stand.anyone.get('/proofs/x')).toMatchObject({ status: 400, body: { code: 'request-invalid' } });
  });
});
