import { type Invitation, type ProjectDraftData } from '@mingtang/procedure/tender';
import { type InvitationDto } from '../invitations/invitation.dto';
import { type DraftDto, type DraftPatchDto } from './draft.dto';
import { evaluationMethod } from './evaluation-method.dto';

/** Plain JSON of a DTO: no class instances, nothing undefined. */
function plain<Dto>(dto: Dto): Dto {
  return JSON.parse(JSON.stringify(dto)) as Dto;
}

type Entered = Omit<DraftDto, 'procuringEntity'> & Pick<ProjectDraftData, 'procuringEntity'>;

/** A draft from a form, with what the form left out at its default. */
export function draftData(dto: Entered): ProjectDraftData {
  const {
    agency,
    bidSecurity,
    performanceSecurityPercent,
    contactPoint,
    origin,
    invitation,
    objectionDays,
    ...entered
  } = plain(dto);
  return {
    ...entered,
    description: entered.description ?? '',
    region: entered.region ?? '',
    mandatory: entered.mandatory ?? true,
    stateFunded: entered.stateFunded ?? true,
    estimate: entered.estimate ?? null,
    currency: entered.currency ?? 'CNY',
    lots: lotsOf(entered),
    requirements: entered.requirements ?? [],
    criteria: entered.criteria ?? [],
    evaluation: evaluationMethod(entered.evaluation),
    items: entered.items ?? [],
    exceptionReasons: entered.exceptionReasons ?? [],
    ...(agency && { agency }),
    ...(bidSecurity && { bidSecurity }),
    ...(typeof performanceSecurityPercent === 'string' && { performanceSecurityPercent }),
    ...(typeof objectionDays === 'number' && { objectionDays }),
    ...(contactPoint && { contactPoint }),
    ...(origin && { origin }),
    ...(invitation && { invitation: invitationOf(invitation) }),
  };
}

/** The draft with the given parts replaced, each as a whole; null takes a part away. */
export function patched(draft: ProjectDraftData, patch: DraftPatchDto): ProjectDraftData {
  const { evaluation, lots, invitation: invited, ...rest } = plain(patch);
  const merged = {
    ...draft,
    ...rest,
    ...(lots && { lots: lotsOf({ lots }) }),
    ...(evaluation && { evaluation: evaluationMethod(evaluation) }),
    ...(invited !== undefined && { invitation: invited && invitationOf(invited) }),
  };
  const {
    agency,
    bidSecurity,
    performanceSecurityPercent,
    contactPoint,
    origin,
    invitation,
    objectionDays,
    ...always
  } = merged;
  return {
    ...always,
    ...(agency && { agency }),
    ...(bidSecurity && { bidSecurity }),
    ...(typeof performanceSecurityPercent === 'string' && { performanceSecurityPercent }),
    ...(typeof objectionDays === 'number' && { objectionDays }),
    ...(contactPoint && { contactPoint }),
    ...(origin && { origin }),
    ...(invitation && { invitation }),
  };
}

function invitationOf({ invited = [], ...said }: InvitationDto): Invitation {
  return { ...said, invited };
}

function lotsOf({ lots }: Pick<DraftDto, 'lots'>): ProjectDraftData['lots'] {
  return lots.map((lot) => ({ ...lot, description: lot.description ?? '' }));
}
