import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { generateCustodyIdentity, generateSigningKey, signRecipient, type SigningKey } from '@mingtang/sealing';
import { subjectOf } from '@mingtang/testing';
import { type ProjectDto } from '../project/project.dto';
import { type Announcing, codesOf, startAnnouncing, succeed } from '../fixtures/announcing';

let announcing: Announcing;
beforeAll(async () => {
  announcing = await startAnnouncing();
});
afterAll(() => announcing.service.close());

async function signed(project: string, key: SigningKey): Promise<{ recipient: string; signature: string }> {
  const { recipient } = await generateCustodyIdentity();
  const custodian = await subjectOf('custodian-1');
  return { recipient, signature: signRecipient({ project, custodian, recipient }, key) };
}

const keyOf = (name: string): SigningKey => announcing.keys.get(name) as SigningKey;

describe('custody', () => {
  it('takes a recipient that its custodian signed for this project, and tells which drafts wait for one', async () => {
    const { id } = await announcing.draft();
    const custodian = await announcing.as('custodian-1');
    const waiting = async (): Promise<string[]> =>
      (await succeed<{ items: { project: string }[] }>(custodian.get('/custodians/me/projects?limit=100'))).items.map(
        ({ project }) => project,
      );
    expect(await waiting()).toContain(id);
    const given = await signed(id, keyOf('custodian-1'));
    const path = `/projects/${id}/custody/recipient`;
    expect(await succeed(custodian.put(path, given))).toMatchObject({ recipient: given.recipient });
    expect(await waiting()).not.toContain(id);
    expect((await custodian.put(path, given)).status).toBe(200);
  });

  it('tells a custodian’s people which drafts wait for its agent, and nobody else’s', async () => {
    const { id } = await announcing.draft();
    const agent = await subjectOf('custodian-1');
    const path = `/custodians/me/projects?limit=100&custodian=${agent}`;
    const { body } = await (await announcing.as('custodian-1')).get<{ items: { project: string }[] }>(path);
    expect(body.items.map(({ project }) => project)).toContain(id);
    const stranger = await announcing.as('custodian-2');
    expect(codesOf(await stranger.get(path))).toEqual(['custodian-not-yours']);
    expect(codesOf(await stranger.get('/custodians/me/projects?custodian=nobody'))).toEqual(['custodian-not-yours']);
  });

  it('says once of each recipient that it was given, and shows its signature with the project', async () => {
    const { id } = await announcing.draft();
    const [custodian, subject] = [await announcing.as('custodian-1'), await subjectOf('custodian-1')];
    const path = `/projects/${id}/custody/recipient`;
    const [first, second] = [await signed(id, keyOf('custodian-1')), await signed(id, keyOf('custodian-1'))];
    const givenAt = announcing.clock.instant();
    for (const given of [first, first, second]) await succeed(custodian.put(path, given));
    const said = (await announcing.service.events('announcement.recipient-given.v1')).filter(
      ({ subject: project }) => project === id,
    );
    expect(said.map(({ data }) => data)).toEqual(
      [first, second].map((given) => ({ project: id, custodian: subject, givenAt, ...given })),
    );
    expect(said[0]?.actorrole).toBe('custodian');
    const tenderer = await announcing.as('tenderer');
    const { custody } = await succeed<ProjectDto>(tenderer.get(`/projects/${id}`));
    expect(custody?.custodians.find((seat) => seat.id === subject)).toMatchObject(second);
  });

  it('refuses a signature by another key, of another project, a recipient in use, and one that is none', async () => {
    const [{ id }, other] = [await announcing.draft(), await announcing.draft()];
    const custodian = await announcing.as('custodian-1');
    const path = `/projects/${id}/custody/recipient`;
    const key = keyOf('custodian-1');
    expect(codesOf(await custodian.put(path, await signed(id, generateSigningKey())))).toEqual(['signature-wrong']);
    expect(codesOf(await custodian.put(path, await signed(other.id, key)))).toEqual(['signature-wrong']);
    expect(codesOf(await custodian.put(path, { recipient: 'age1x', signature: '' }))).toEqual(['recipient-malformed']);
    const { recipient } = await signed(other.id, key);
    const sign = async (project: string): Promise<{ recipient: string; signature: string }> => ({
      recipient,
      signature: signRecipient({ project, custodian: await subjectOf('custodian-1'), recipient }, key),
    });
    await succeed(custodian.put(`/projects/${other.id}/custody/recipient`, await sign(other.id)));
    expect(codesOf(await custodian.put(path, await sign(id)))).toEqual(['recipient-taken']);
  });

  it('refuses custodians that are not registered or not assigned, a key in use, and too high a threshold', async () => {
    const { id } = await announcing.draft();
    const stranger = await announcing.as('custodian-4');
    const { recipient, signature } = await signed(id, keyOf('custodian-1'));
    const path = `/projects/${id}/custody`;
    expect(codesOf(await stranger.put(`${path}/recipient`, { recipient, signature }))).toEqual([
      'custodian-not-registered',
    ]);
    const { publicKey } = keyOf('custodian-1');
    expect(codesOf(await stranger.put('/custodians/me', { verificationKey: publicKey }))).toEqual([
      'verification-key-taken',
    ]);
    expect(codesOf(await stranger.put('/custodians/me', { verificationKey: 'x' }))).toEqual([
      'verification-key-malformed',
    ]);
    await succeed(stranger.put('/custodians/me', { verificationKey: generateSigningKey().publicKey }));
    expect(codesOf(await stranger.put(`${path}/recipient`, { recipient, signature }))).toEqual([
      'custodian-not-assigned',
    ]);
    const tenderer = await announcing.as('tenderer');
    expect(codesOf(await tenderer.put(path, { custodians: ['a', 'b'] }))).toEqual(['custodian-unknown']);
    expect(codesOf(await tenderer.put(path, { threshold: 4 }))).toEqual(['threshold-too-high']);
    expect(await succeed(tenderer.put(path, {}))).toMatchObject({ threshold: 2, complete: false });
  });
});
