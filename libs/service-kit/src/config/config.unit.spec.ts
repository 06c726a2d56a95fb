import { describe, expect, it } from '@jest/globals';
import { maskedConfig, readConfig, str } from './config';

const COMPLETE = {
  PORT: '0',
  DATABASE_URL: 'postgres://bidding:geheim@localhost:5432/bidding',
  KAFKA_BROKERS: 'a:9092, b:9092',
  KEYCLOAK_URL: 'http://localhost:8180',
  DATA_DIR: '/tmp/documents',
};

describe('reading the configuration', () => {
  it('takes what is given and fills in the defaults', () => {
    expect(readConfig({ RECEIPT_KEY_NAME: str({ default: 'mingtang/bidding' }) }, COMPLETE)).toMatchObject({
      PORT: 0,
      KAFKA_BROKERS: ['a:9092', 'b:9092'],
      KEYCLOAK_REALM: 'mingtang',
      MAX_DOCUMENT_BYTES: 2 ** 30,
      RECEIPT_KEY_NAME: 'mingtang/bidding',
    });
  });

  it('names every option that is missing or wrong', () => {
    const { DATABASE_URL: _, ...incomplete } = COMPLETE;
    const read = () =>
      readConfig({}, { ...incomplete, PORT: 'many', KAFKA_BROKERS: 'a:9092,,b:9092', LOG_LEVEL: 'loud' });
    for (const name of ['DATABASE_URL', 'PORT', 'KAFKA_BROKERS', 'LOG_LEVEL']) expect(read).toThrow(`${name}: `);
  });
});

describe('printing the configuration', () => {
  it.each(['CUSTODIAN_CLIENT_SECRET', 'DB_PASSWORD', 'API_KEY', 'ACCESS_TOKEN'])('masks %s whole', (name) => {
    expect(maskedConfig({ [name]: 'geheim' })).toEqual({ [name]: '***' });
  });

  it.each([
    ['postgres://bidding:geheim@localhost:5432/bidding', 'postgres://bidding:***@localhost:5432/bidding'],
    ['postgres://bidding:ge@he:im@localhost/bidding', 'postgres://bidding:***@localhost/bidding'],
    ['redis://:geheim@localhost', 'redis://:***@localhost'],
    [
      'postgres://localhost/bidding?user=b&password=geheim&ssl=1',
      'postgres://localhost/bidding?user=b&password=***&ssl=1',
    ],
    ['postgres://localhost:5432/bidding', 'postgres://localhost:5432/bidding'],
    ['http://localhost:8180/a@b', 'http://localhost:8180/a@b'],
  ])('prints %s as %s', (url, printed) => {
    expect(maskedConfig({ DATABASE_URL: url })).toEqual({ DATABASE_URL: printed });
  });

  it('leaves other options as they are', () => {
    expect(maskedConfig({ PORT: 1, KAFKA_BROKERS: ['a:1'], RECEIPT_KEY_NAME: 'k' })).toEqual({
      PORT: 1,
      KAFKA_BROKERS: ['a:1'],
      RECEIPT_KEY_NAME: 'k',
    });
  });
});
