import { describe, expect, it } from '@jest/globals';
import { easyWitness, SmallLog } from './fixtures/small-log';
import { readOptions, witnessKeysOf } from './options';

const custodian = {
  GATEWAY_URL: 'http://localhost:3000',
  KEYCLOAK_URL: 'http://localhost:8080',
  CUSTODIAN_CLIENT_ID: 'mingtang-custodian-1',
  CUSTODIAN_CLIENT_SECRET: 'secret',
  DATA_DIR: '/var/lib/custodian',
};
const witness = {
  DATA_DIR: '/var/lib/witness',
  LOG_VERIFIER_KEY: new SmallLog().verifierKey,
  WITNESS_PORT: '7000',
  WITNESS_NAME: 'w.example',
};

describe('options', () => {
  it('are those of a custodian, with or without a witness', () => {
    expect(readOptions(custodian)).toMatchObject({ WITNESS_PORT: 0, POLL_MS: 500 });
    expect(readOptions({ ...custodian, WITNESS_PORT: '7000' })).toMatchObject({ WITNESS_PORT: 7000 });
  });

  it('are those of a mere witness, who has no account', () => {
    expect(readOptions(witness)).toMatchObject({ CUSTODIAN_CLIENT_ID: '', WITNESS_PORT: 7000 });
  });

  it('may name several witnesses', () => {
    const keys = ['w1', 'w2'].map((name) => easyWitness(name).verifierKey);
    const options = readOptions({ ...custodian, WITNESS_VERIFIER_KEYS: ` ${keys.join(', ')},` });
    expect(witnessKeysOf(options)).toEqual(keys);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a custodian without a secret',
      { ...custodian, CUSTODIAN_CLIENT_SECRET: '' },
      /CUSTODIAN_CLIENT_SECRET: needed by a custodian/,
    ],
    ['a custodian without a gateway', { ...custodian, GATEWAY_URL: '' }, /GATEWAY_URL: needed/],
    ['a gateway that is no URL', { ...custodian, GATEWAY_URL: 'nowhere' }, /GATEWAY_URL: not a URL/],
    ['a witness without the log’s key', { ...witness, LOG_VERIFIER_KEY: '' }, /LOG_VERIFIER_KEY: needed by a witness/],
    ['a witness without a port', { ...witness, WITNESS_PORT: '0' }, /WITNESS_PORT: needed/],
    ['a witness without a name', { ...witness, WITNESS_NAME: '' }, /WITNESS_NAME: needed/],
    ['a port that is none', { ...witness, WITNESS_PORT: '70000' }, /WITNESS_PORT: not a port/],
    ['a log’s key that is none', { ...custodian, LOG_VERIFIER_KEY: 'key' }, /LOG_VERIFIER_KEY: not the verifier key/],
    [
      'a log’s key in the place of a witness’s',
      { ...custodian, WITNESS_VERIFIER_KEYS: witness.LOG_VERIFIER_KEY },
      /WITNESS_VERIFIER_KEYS: not the verifier key of a witness/,
    ],
    ['no folder', { ...witness, DATA_DIR: undefined as never }, /DATA_DIR/],
  ])('are refused for %s', (_, environment, reason) => {
    expect(() => readOptions(environment)).toThrow(reason);
  });
});
