import { type Actor, organisationKey } from '@mingtang/contracts';
import { type OrganisationRef } from '@mingtang/procedure/organisation';
import { invalidField, RefusedError } from '@mingtang/procedure/rules';
import { organisationOf } from '@mingtang/service-kit';
import { refused } from '../refusals';

export interface Parties {
  readonly procuringEntity: OrganisationRef;
  readonly agency?: OrganisationRef;
}

/** In which capacity an actor drafts: an account that may do both is the tenderer of its own organisation's projects. */
export function draftsAs(actor: Actor, procuringEntity: OrganisationRef | undefined): 'tenderer' | 'agency' {
  const own = organisationOf(actor);
  if (!actor.roles.includes('agency')) return 'tenderer';
  const forItself = procuringEntity === undefined || organisationKey(procuringEntity) === organisationKey(own);
  return actor.roles.includes('tenderer') && forItself ? 'tenderer' : 'agency';
}

/**
 * Who tenders and who acts for them: a tenderer always its own organisation, by the name that its token gives it, and an
 * agency if it names one; an agency for the entity that it names.
 * @throws {RefusedError} `procuring-entity-differs`, `procuring-entity-missing`, `agency-differs`
 */
export function partiesOf(
  actor: Actor,
  named: {
    readonly procuringEntity?: OrganisationRef | undefined;
    readonly agency?: OrganisationRef | null | undefined;
  },
): Parties {
  const { scheme, id, name } = organisationOf(actor);
  const own = { scheme, id, name };
  if (draftsAs(actor, named.procuringEntity) === 'tenderer') {
    if (named.procuringEntity && organisationKey(named.procuringEntity) !== organisationKey(own))
      throw refused('procuring-entity-differs', { field: 'draft.procuringEntity' });
    return { procuringEntity: own, ...(named.agency && { agency: named.agency }) };
  }
  if (!named.procuringEntity) throw new RefusedError([missingEntity()]);
  if (named.agency && organisationKey(named.agency) !== organisationKey(own))
    throw refused('agency-differs', { field: 'draft.agency' });
  return { procuringEntity: named.procuringEntity, agency: own };
}

function missingEntity() {
  return invalidField('draft.procuringEntity', 'procuring-entity-missing', {
    zh: '代理机构应写明招标人',
    en: 'an agency names the procuring entity that it acts for',
  });
}
