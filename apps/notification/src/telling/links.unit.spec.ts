import { expect, it } from '@jest/globals';
import { linkOf, type Linked } from './links';

const to = (linked: Partial<Linked>) =>
  linkOf({ kind: 'bidding-closed', recipient: 'bidder:B1', project: 'p', lot: '1', act: null, ...linked });

it.each<[string, Partial<Linked>, string]>([
  ['a bidder reads on the project’s page', {}, '/projects/p'],
  ['an owner acts on its desk', { recipient: 'owner:O' }, '/desk/tenderer/projects/p'],
  [
    'a question is answered among questions',
    { kind: 'question-asked', lot: null },
    '/desk/tenderer/projects/p/questions',
  ],
  ['a member works in the room of its lot', { kind: 'seat-drawn' }, '/desk/expert/projects/p/lots/1'],
  ['a report is signed where it is', { kind: 'report-to-sign' }, '/desk/expert/projects/p/lots/1/report'],
  [
    'whatever a member is told leads to its room',
    { kind: 'suspended', recipient: 'account:m1' },
    '/desk/expert/projects/p/lots/1',
  ],
  [
    'what is due to a member, to where it is done',
    { kind: 'due-near', recipient: 'account:m1', act: 'sign-report' },
    '/desk/expert/projects/p/lots/1/report',
  ],
  ['a custodian has one desk', { kind: 'shares-due' }, '/desk/custodian'],
])('%s', (_, linked, path) => expect(to(linked)).toBe(path));
