import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { definitionOf } from '../procedures/registry';
import { checkInvitation, checkInvitationPublishable, checkInvited, type Inviting } from './check-invitation';

const INVITED = definitionOf('cn-invited-tender@1');
const OPEN = definitionOf('cn-open-tender@1');
const ENTITY = { scheme: 'XX-REG', id: 'E1', name: '示范市建设局' };
const suppliers = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ scheme: 'XX-REG', id: `S${at}`, name: `第${at}公司` }));

const lawful: Inviting = {
  procuringEntity: ENTITY,
  mandatory: true,
  invitation: {
    ground: { kind: 'few-able', text: '仅有四家单位具备该工法' },
    approval: { by: '示范市发展和改革委员会', number: '示发改〔2036〕7号' },
    invited: suppliers(3),
  },
};

const lacks = (more: Partial<Inviting['invitation'] & object>, flags: Partial<Inviting> = {}) =>
  checkInvitationPublishable(
    { ...lawful, ...flags, invitation: { invited: suppliers(3), ...lawful.invitation, ...more } },
    INVITED,
  ).map(({ code, field, rule }) => [code, field, rule]);

describe('a tender by invitation (ANN-02)', () => {
  it('may be published with three invited, a ground of the law and its approval', () => {
    expect(checkInvitation(lawful, INVITED)).toEqual([]);
    expect(checkInvitationPublishable(lawful, INVITED)).toEqual([]);
  });

  it.each([
    ['two invited', { invited: suppliers(2) }, 'invited-too-few', 'invitation.invited'],
    [
      'a ground without reason',
      { ground: { kind: 'few-able', text: ' ' } },
      'invitation-ground-missing',
      'invitation.ground',
    ],
    [
      'an approval without number',
      { approval: { by: '发改委', number: '' } },
      'invitation-not-approved',
      'invitation.approval',
    ],
  ] as const)('is not published with %s', (_, more, code, field) => {
    expect(lacks(more)).toEqual([[code, field, 'ANN-02']]);
  });

  it('lacks all three where nothing is said of it, and no approval where it need not be tendered', () => {
    const { invitation: _, ...nothing } = lawful;
    const codes = (mandatory: boolean) =>
      checkInvitationPublishable({ ...nothing, mandatory }, INVITED).map(({ code }) => code);
    expect(codes(true)).toEqual(['invited-too-few', 'invitation-ground-missing', 'invitation-not-approved']);
    expect(codes(false)).toEqual(['invited-too-few', 'invitation-ground-missing']);
  });

  it('asks for as many as its definition says, no more and no fewer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 12 }), (fewest, count) => {
        const definition = { ...INVITED, offers: { ...INVITED.offers, invited: { fewest } } };
        const found = checkInvitationPublishable(
          { ...lawful, invitation: { ...lawful.invitation, invited: suppliers(count) } },
          definition,
        );
        expect(found.length > 0).toBe(count < fewest);
      }),
    );
  });

  it('has a ground of the law or none, and nobody invited to what is open to all', () => {
    const other = { ...lawful, invitation: { ...lawful.invitation, ground: { kind: 'habit' as never, text: '惯例' } } };
    expect(checkInvitation({ ...other, invitation: { invited: [], ...other.invitation } }, INVITED)).toMatchObject([
      { code: 'invitation-ground-unlawful', field: 'invitation.ground.kind', rule: 'ANN-02' },
    ]);
    expect(checkInvitation(lawful, OPEN)).toMatchObject([{ code: 'invitation-not-in-procedure', field: 'invitation' }]);
    expect(checkInvitationPublishable(lawful, OPEN)).toEqual([]);
  });

  it('invites each once, under a lawful identifier, and no party of the tender', () => {
    const [first, second] = suppliers(2);
    const bad = { scheme: 'CN-USCC', id: '1', name: '' };
    const found = checkInvited([first!, second!, first!, ENTITY, bad], { procuringEntity: ENTITY }, 'suppliers');
    expect(found.map(({ code, field }) => [code, field])).toEqual([
      ['invited-twice', 'suppliers[2]'],
      ['party-invited', 'suppliers[3]'],
      ['organisation-uscc-invalid', 'suppliers[4].id'],
      ['organisation-name-missing', 'suppliers[4].name'],
    ]);
  });
});
