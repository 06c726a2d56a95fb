import { describe, expect, it } from '@jest/globals';
import { said } from '../fixtures/said';
import { checkContactPoint } from './check-contact';

describe('whom to ask', () => {
  it.each([
    [{ email: 'tender@example.org' }],
    [{ email: 'o.brien+bids@sub.example.co.uk' }],
    [{ email: '招标@示例.中国' }],
    [{ telephone: '+86 10 8888 0000' }],
    [{ telephone: '(0571) 8888-0000 转 12' }],
    [{ telephone: '010-88880000、88880001' }],
    [{ telephone: '0113 3788000 ext. 4' }],
    [{ url: 'https://example.org/tenders?x=1' }],
    [{}],
  ])('may be %j', (contact) => {
    expect(said(checkContactPoint(contact))).toBe('accepted');
  });

  it.each([
    'x',
    'a@b',
    'a b@example.org',
    'a@example..org',
    '@example.org',
    'a@',
    'a@@example.org',
    'a..b@example.org',
    '',
  ])('has no e-mail address %j', (email) => {
    expect(said(checkContactPoint({ email }))).toEqual(['invalid email-malformed']);
  });

  it.each(['call me', '12', '---', ''])('has no telephone number %j', (telephone) => {
    expect(said(checkContactPoint({ telephone }))).toEqual(['invalid telephone-malformed']);
  });

  it.each(['example.org', 'javascript:alert(1)', 'http://', 'https:// x', 'ftp://example.org'])(
    'has no web address %j',
    (url) => {
      expect(said(checkContactPoint({ url }))).toEqual(['invalid url-malformed']);
    },
  );
});
