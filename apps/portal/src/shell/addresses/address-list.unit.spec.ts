import { describe, expect, it } from '@jest/globals';
import { addressesIn } from './address-list';

describe('the addresses of the portal', () => {
  const addresses = addressesIn();

  it.each([
    '/',
    '/projects/:project',
    '/statistics',
    '/verify',
    '/desk',
    '/account',
    '/desk/supervisor',
    '/desk/operator/accounts/new',
    '/desk/tenderer/projects/:project/draft/:step?',
    '/desk/tenderer/projects/:project/lots/:lot',
    '/desk/bidder/projects/:project/lots/:lot/bid',
  ])('are known from the source of its router: %s', (address) => {
    expect(addresses).toContain(address);
  });

  it('do not take in what matches everything', () => {
    expect(addresses.filter((address) => address.includes('*'))).toEqual([]);
  });
});
