import { type ProcedureDefinition } from '../definition/definition';
import { checkOrganisationIdentifier, isSameOrganisation, type OrganisationRef } from '../organisation/organisation';
import { invalidField, type Refusal, ruleBroken } from '../rules/refusal';
import { type Bilingual } from '../writing/text';
import { isBlank } from '../writing/text-field';
import { INVITATION_GROUNDS, type Invitation } from './invitation';

/** What of a tender an invitation is held against. */
export interface Inviting {
  readonly procuringEntity: OrganisationRef;
  readonly agency?: OrganisationRef;
  readonly mandatory: boolean;
  readonly invitation?: Invitation;
}

/**
 * What is wrong with an invitation as far as it goes: ANN-02, a procedure in which everyone may take part has none; who is invited is known by
 * a lawful identifier, once, and is no party of the tender itself.
 */
export function checkInvitation(inviting: Inviting, definition: ProcedureDefinition): Refusal[] {
  const { invitation } = inviting;
  if (!invitation) return [];
  if (definition.offers.who !== 'invited')
    return [
      ruleBroken(
        'ANN-02',
        'invitation-not-in-procedure',
        {
          zh: `“${definition.title.zh}”不发投标邀请书；需邀请特定单位的，请选择邀请招标`,
          en: `in “${definition.title.en}” nobody is invited; choose a tender by invitation where that is meant`,
        },
        { field: 'invitation' },
      ),
    ];
  const { ground } = invitation;
  return [
    ...(ground && !Object.hasOwn(INVITATION_GROUNDS, ground.kind)
      ? [
          ruleBroken(
            'ANN-02',
            'invitation-ground-unlawful',
            {
              zh: '邀请招标仅限法定的两种情形',
              en: 'a tender is by invitation only on one of the two grounds that the law has',
            },
            { field: 'invitation.ground.kind' },
          ),
        ]
      : []),
    ...checkInvited(invitation.invited, inviting, 'invitation.invited'),
  ];
}

/**
 * ANN-02: what a tender by invitation lacks for its notice: at least so many invited (Tendering and Bidding Law art. 17: three), the ground that is
 * published, and, of a project that must be tendered, its approval (Implementing Regulations art. 8).
 */
export function checkInvitationPublishable(
  { invitation, mandatory }: Inviting,
  { offers: { who, invited: rule } }: ProcedureDefinition,
): Refusal[] {
  if (who !== 'invited') return [];
  const refusals: Refusal[] = [];
  const missing = (code: string, field: string, message: Bilingual, params: Refusal['params'] = {}): void =>
    void refusals.push(ruleBroken('ANN-02', code, message, { field, params }));
  const fewest = rule?.fewest ?? 1;
  const invited = invitation?.invited.length ?? 0;
  if (invited < fewest)
    missing(
      'invited-too-few',
      'invitation.invited',
      {
        zh: `邀请招标应当向${fewest}个以上具备承担能力、资信良好的单位发出投标邀请书，现为${invited}个`,
        en: `at least ${fewest} suppliers that are able and of good standing are invited, not ${invited}`,
      },
      { fewest, invited },
    );
  if (!invitation?.ground || isBlank(invitation.ground.text))
    missing('invitation-ground-missing', 'invitation.ground', {
      zh: '应当写明采用邀请招标的法定情形和理由，该理由将随公告公布',
      en: 'it does not say on which ground of the law and why it is by invitation; the notice publishes that',
    });
  const { approval } = invitation ?? {};
  if (mandatory && (!approval || isBlank(approval.by) || isBlank(approval.number)))
    missing('invitation-not-approved', 'invitation.approval', {
      zh: '依法必须招标的项目采用邀请招标的，应当写明批准（认定）机关和文号',
      en: 'of a project that must be tendered it says who approved that it is by invitation, and under which number',
    });
  return refusals;
}

/** What is wrong with organisations that are to be invited (ANN-02): identifiers, names, the same one twice, a party of the tender. */
export function checkInvited(
  suppliers: readonly OrganisationRef[],
  { procuringEntity, agency }: Pick<Inviting, 'procuringEntity' | 'agency'>,
  field: string,
): Refusal[] {
  const parties = [procuringEntity, ...(agency ? [agency] : [])];
  return suppliers.flatMap((supplier, at) => {
    const place = `${field}[${at}]`;
    const malformed = [
      ...checkOrganisationIdentifier(supplier, place),
      ...(isBlank(supplier.name)
        ? [
            invalidField(`${place}.name`, 'organisation-name-missing', {
              zh: '机构名称不能为空',
              en: 'the name is missing',
            }),
          ]
        : []),
    ];
    if (malformed.length > 0) return malformed;
    if (parties.some((party) => isSameOrganisation(party, supplier)))
      return [
        ruleBroken(
          'ANN-02',
          'party-invited',
          { zh: '招标人、招标代理机构不得成为受邀请的单位', en: 'neither the tenderer nor its agency is invited' },
          { field: place },
        ),
      ];
    if (suppliers.slice(0, at).some((before) => isSameOrganisation(before, supplier)))
      return [
        invalidField(place, 'invited-twice', { zh: '同一单位重复列出', en: 'the same organisation is named twice' }),
      ];
    return [];
  });
}
