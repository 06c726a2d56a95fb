import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KeptTree, leavesOf, LOG, signer } from '../fixtures';
import { checkpointText } from '../checkpoint/checkpoint';
import { emptyRoot, type Hash } from '../merkle/hash';
import { consistencyProof } from '../merkle/prove';
import { signNote } from '../note/signed-note';
import { TransparencyError } from '../transparency-error';
import { addCheckpointBody, parseAddCheckpoint } from './add-checkpoint';
import { decideCosign } from './decide-cosign';

/** The example of c2sp.org/tlog-witness; its note carries two signatures. */
const C2SP = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6265UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;
const logKeys = new Map([[LOG.name, [LOG.key]]]);
let tree: KeptTree;
beforeAll(() => {
  tree = new KeptTree(leavesOf(20));
});

const noteOf = (size: number, root: Hash = tree.root(size), by = LOG, origin = by.name): string =>
  signNote(checkpointText({ origin, size, root }), by.name, by.seed);

/** A log's honest request to follow it from one size to another. */
async function asked(from: number, to: number, note = noteOf(to)) {
  const proof = from <= to ? await consistencyProof(from, to, tree.read) : [];
  return parseAddCheckpoint(addCheckpointBody(from, proof, note));
}

const known = (size: number, root: Hash = tree.root(size)) => ({ size, root });

describe('the body of add-checkpoint', () => {
  it('reads as its specification’s example', () => {
    const request = parseAddCheckpoint(C2SP);
    expect(request).toMatchObject({ oldSize: 20_852_014, checkpoint: { origin: 'example.com/behind-the-sofa' } });
    expect(request.proof).toHaveLength(4);
    expect(addCheckpointBody(request.oldSize, request.proof, request.note)).toBe(C2SP);
  });

  it('may have no proof', () => {
    expect(parseAddCheckpoint(addCheckpointBody(0, [], noteOf(3)))).toMatchObject({ oldSize: 0, proof: [] });
  });

  it.each([
    ['nothing', ''],
    ['no old size', C2SP.slice(C2SP.indexOf('\n') + 1)],
    ['an old size with a zero before it', C2SP.replace('old 2', 'old 02')],
    ['an old size that no number here holds', C2SP.replace('old 2', 'old 9007199254740993')],
    ['a proof line that is no hash', C2SP.replace('PlRN', '')],
    ['more than 63 proof lines', C2SP.replace('\n\n', `\n${`${'A'.repeat(43)}=\n`.repeat(60)}\n`)],
    ['no empty line before the checkpoint', C2SP.replace('\n\n', '\n')],
    ['no checkpoint', `${C2SP.slice(0, C2SP.indexOf('\n\n'))}\n\n`],
    ['a note that is no checkpoint', `old 0\n\n${signNote('hello\n', LOG.name, LOG.seed)}`],
    ['no last newline', C2SP.slice(0, -1)],
    ['carriage returns', C2SP.replaceAll('\n', '\r\n')],
  ])('is refused with %s', (_, body) => {
    expect(() => parseAddCheckpoint(body)).toThrow(TransparencyError);
  });

  it('is never read from arbitrary text but with its own refusal', () => {
    const cut = fc.tuple(fc.nat(C2SP.length), fc.string(), fc.nat(20));
    fc.assert(
      fc.property(cut, ([at, put, dropped]) => {
        try {
          parseAddCheckpoint(C2SP.slice(0, at) + put + C2SP.slice(at + dropped));
        } catch (error) {
          expect(error).toBeInstanceOf(TransparencyError);
        }
      }),
    );
  });
});

describe('a witness', () => {
  it('cosigns a log that has grown by appending, from its beginning on', async () => {
    const first = decideCosign({ request: await asked(0, 7), logKeys });
    expect(first).toMatchObject({ status: 200, checkpoint: { size: 7, root: tree.root(7) } });
    expect(first).toMatchObject({ text: checkpointText({ origin: LOG.name, ...known(7) }) });
    expect(decideCosign({ known: known(7), request: await asked(7, 20), logKeys }).status).toBe(200);
  });

  it('cosigns the same checkpoint again', async () => {
    expect(decideCosign({ known: known(7), request: await asked(7, 7), logKeys }).status).toBe(200);
  });

  it('does not know other logs: 404', async () => {
    const request = await asked(0, 7, noteOf(7, tree.root(7), signer('other.example/log', 5)));
    expect(decideCosign({ request, logKeys }).status).toBe(404);
  });

  it('refuses what the log has not signed: 403', async () => {
    const forged = noteOf(7, tree.root(7), signer('other.example/log', 5), LOG.name);
    expect(decideCosign({ request: await asked(0, 7, forged), logKeys }).status).toBe(403);
    const samename = noteOf(7, tree.root(7), signer(LOG.name, 5));
    expect(decideCosign({ request: await asked(0, 7, samename), logKeys }).status).toBe(403);
  });

  it('refuses a log that says it has shrunk: 400', async () => {
    expect(decideCosign({ known: known(9), request: await asked(9, 7), logKeys }).status).toBe(400);
  });

  it('tells a log that believes otherwise how far it has followed: 409', async () => {
    const answer = { status: 409, body: '9\n', contentType: 'text/x.tlog.size' };
    expect(decideCosign({ known: known(9), request: await asked(7, 20), logKeys })).toEqual(answer);
    expect(decideCosign({ known: known(9), request: await asked(0, 20), logKeys })).toEqual(answer);
    expect(decideCosign({ request: await asked(7, 20), logKeys })).toEqual({ ...answer, body: '0\n' });
  });

  it('refuses a second root of the same size, the sign of a forked log: 409', async () => {
    const request = await asked(7, 7, noteOf(7, tree.root(8)));
    expect(decideCosign({ known: known(7), request, logKeys }).status).toBe(409);
    const empty = await asked(0, 0, noteOf(0, tree.root(3)));
    expect(decideCosign({ request: empty, logKeys }).status).toBe(409);
    expect(decideCosign({ request: await asked(0, 0, noteOf(0, emptyRoot())), logKeys }).status).toBe(200);
  });

  it('refuses a log that has rewritten what was there: 422', async () => {
    const request = await asked(7, 20);
    expect(decideCosign({ known: known(7, tree.root(6)), request, logKeys }).status).toBe(422);
    expect(
      decideCosign({ known: known(7), request: { ...request, proof: request.proof.slice(1) }, logKeys }).status,
    ).toBe(422);
    expect(decideCosign({ request: { ...request, oldSize: 0 }, logKeys }).status).toBe(422);
  });
});
