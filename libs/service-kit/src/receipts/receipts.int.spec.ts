import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Receipt } from '@mingtang/sealing';
import { client, startTestService, type TestService } from '@mingtang/testing';
import { verifyNote } from '@mingtang/transparency';
import { Module } from '@nestjs/common';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KeyFile } from '../keys/key-file';
import { type ServiceDefinition } from '../service';
import { type ReceiptKeyDto } from './receipt-key.controller';
import { ReceiptSigner } from './receipt-signer';
import { receiptOptions, ReceiptsModule } from './receipts.module';

@Module({ imports: [ReceiptsModule] })
class NotaryModule {}

const notary: ServiceDefinition<ReturnType<typeof receiptOptions>> = {
  name: 'notary',
  title: 'Notary 公证',
  description: 'Gives receipts and nothing else.',
  module: NotaryModule,
  entities: [],
  migrations: [],
  options: receiptOptions('notary'),
};

const RECEIPT: Receipt = {
  act: 'question-asked',
  event: 'f3b1c52e-0f2e-4a52-8a5d-5c1f0f0d8c1e',
  project: '6f0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  subject: '0b0c8f39-91fd-4d6f-8f0e-2f4f6f0f5a11',
  digest: 'ab'.repeat(32),
  time: '2026-11-24T08:00:00.000Z',
};

let service: TestService;

beforeAll(async () => {
  service = await startTestService(notary);
});

afterAll(() => service.close());

const publishedKey = async (of = service) => (await client(of.url).get<ReceiptKeyDto>('/receipt-key')).body;

describe('a service that gives receipts', () => {
  it('makes its key in its data folder, for its own eyes only', async () => {
    expect((await stat(join(service.dataFolder, 'keys', 'receipt.key'))).mode & 0o777).toBe(0o600);
  });

  it('publishes the key by which anyone checks them', async () => {
    const { verifierKey, retired } = await publishedKey();
    expect(retired).toEqual([]);
    const { note, ...said } = service.app.get(ReceiptSigner).sign(RECEIPT);
    expect(said).toEqual(RECEIPT);
    expect(verifyNote(note, verifierKey)).toContain('act: question-asked\n');
  });

  it('signs with the file that it is told to, and publishes the keys before it as retired', async () => {
    const file = join(service.dataFolder, 'elsewhere', 'my.key');
    const first = await KeyFile.open(file, { name: 'city/notary' });
    const second = await KeyFile.rotate(file);
    const other = await startTestService(notary, { environment: { RECEIPT_KEY_FILE: file } });
    try {
      expect(await publishedKey(other)).toEqual({ verifierKey: second.verifierKey, retired: [first.verifierKey] });
    } finally {
      await other.close();
    }
  });
});
