import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { serveWitness } from './serve-witness';
import { type WitnessAnswer } from './witness';

let server: Server;
let asked: string[];
let answer: () => Promise<WitnessAnswer>;

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/add-checkpoint`;
const post = (body: string) => fetch(url(), { method: 'POST', body });

beforeEach(async () => {
  asked = [];
  answer = async () => ({ status: 200, body: '— witness.example AAAA\n' });
  const witness = {
    addCheckpoint: (body: string) => {
      asked.push(body);
      return answer();
    },
  };
  server = await serveWitness(witness, { host: '127.0.0.1', port: 0 }, { error: () => undefined });
});

afterEach(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

describe('the witness’s server', () => {
  it('hands the body to the witness and answers what that says', async () => {
    const cosigned = await post('old 0\n\nnote\n');
    expect([cosigned.status, await cosigned.text()]).toEqual([200, '— witness.example AAAA\n']);
    expect(asked).toEqual(['old 0\n\nnote\n']);

    answer = async () => ({ status: 409, body: '5\n', contentType: 'text/x.tlog.size' });
    const conflict = await post('old 3\n\nnote\n');
    expect(conflict.headers.get('content-type')).toBe('text/x.tlog.size');
    expect([conflict.status, await conflict.text()]).toEqual([409, '5\n']);
  });

  it('answers 500 and no signature where the witness cannot keep what it would cosign', async () => {
    answer = () => Promise.reject(new Error('disk full'));
    const { status } = await post('old 0\n\nnote\n');
    expect(status).toBe(500);
  });

  it('knows one path and one method', async () => {
    expect((await fetch(url())).status).toBe(405);
    expect((await fetch(url().replace('add-checkpoint', ''), { method: 'POST' })).status).toBe(404);
    expect(asked).toEqual([]);
  });

  it('reads no more than a request can have', async () => {
    expect((await post('x'.repeat(64 * 1024))).status).toBe(200);
    expect((await post('x'.repeat(64 * 1024 + 1))).status).toBe(413);
    expect(asked).toHaveLength(1);
  });

  it('cuts off who goes on sending after that', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.write(`POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 100000000\r\n\r\n${'x'.repeat(70_000)}`);
    const pieces: Buffer[] = [];
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    socket.on('error', () => undefined);
    await once(socket, 'close');
    expect(Buffer.concat(pieces).toString()).toMatch(/^HTTP\/1\.1 413 /);
  });
});
