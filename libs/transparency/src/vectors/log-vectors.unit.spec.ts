import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { hexToBytes } from '@noble/hashes/utils.js';
import { verifyProofFile } from '../verify/verify-proof-file';
import { parseAddCheckpoint } from '../witness/add-checkpoint';
import { decideCosign } from '../witness/decide-cosign';
import { logVectors } from './log-vectors';

type Vectors = Awaited<ReturnType<typeof logVectors>>;
const published = JSON.parse(
  readFileSync(new URL('../../../../docs/spec/log-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

describe('the published vectors of the log', () => {
  it('are what this code gives', async () => {
    expect(JSON.parse(JSON.stringify(await logVectors()))).toEqual(published);
  });

  it('hold proof files that verify under all three witnesses', () => {
    const trusted = {
      logKeys: [published.log.verifierKey],
      witnessKeys: published.witnesses.map(({ verifierKey }) => verifierKey),
      quorum: 3,
    };
    const shown = published.proofFiles.map(({ file }) => verifyProofFile(file, trusted));
    expect(shown.map(({ kind, payload }) => [kind, payload !== undefined])).toEqual([
      ['record', true],
      ['record', false],
      ['record', true],
      ['sealed', true],
    ]);
  });

  it('hold a request that a witness grants', () => {
    const { body, old } = published.addCheckpoint;
    const { origin, verifierKey } = published.log;
    const known = { size: old.size, root: hexToBytes(old.root) };
    const request = parseAddCheckpoint(body);
    expect(decideCosign({ known, request, logKeys: new Map([[origin, [verifierKey]]]) })).toMatchObject({
      status: 200,
      text: published.checkpoint.text,
    });
  });
});
