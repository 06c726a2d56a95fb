import { checkOrganisationIdentifier, type OrganisationRef } from '@mingtang/procedure/organisation';
import { invalidField, RefusedError } from '@mingtang/procedure/rules';
import { checkContactPoint } from '@mingtang/procedure/tender';
import { cleanText } from './clean-text';
import { type ImportReport } from './import-report';
import { readFirstText, readText } from './read-text';
import { type Source } from './source';

/** Scheme of an identifier that is only the name, for a buyer that the release gives no other. */
export const BY_NAME = 'X-NAME';
const MOST_NAME = 500;
const MOST_ID = 100;

/** The party for whom the release tenders: the buyer, else the procuring entity; with all that `parties` says of it. */
export function buyerOf(release: Source): { readonly reference: Source; readonly party: Source } {
  const candidates = [
    { reference: release.get('buyer'), role: 'buyer' },
    { reference: release.get('tender').get('procuringEntity'), role: 'procuringEntity' },
  ];
  const parties = release.get('parties').elements();
  for (const { reference, role } of candidates) {
    const id = reference.get('id');
    const party =
      parties.find((each) => !id.isEmpty() && String(each.get('id').value) === String(id.value)) ??
      parties.find((each) => rolesOf(each).includes(role));
    if (party || !reference.isEmpty()) return { reference, party: party ?? reference };
  }
  return { reference: release.get('buyer'), party: release.get('buyer') };
}

function rolesOf(party: Source): unknown[] {
  return party
    .get('roles')
    .elements()
    .map(({ value }) => value);
}

/** The buyer's name, cleaned; undefined where the release names none. */
export function buyerName(release: Source, field: string, report: ImportReport): string | undefined {
  const { reference, party } = buyerOf(release);
  const names = [party.get('name'), reference.get('name'), party.get('identifier').get('legalName')];
  const name = readFirstText(names, field, MOST_NAME, report);
  // The same is often said in all three places, and under the same id among the parties.
  for (const same of names) if (name !== undefined && textOf(same) === name) report.take(same);
  if (party !== reference && String(party.get('id').value) === String(reference.get('id').value))
    report.take(party.get('id'));
  return name;
}

/**
 * The buyer as the procuring entity that an agency tenders for; where its identifier is empty or malformed it is known by its
 * name.
 * @throws {RefusedError} `release-without-buyer`
 */
export function importBuyer(release: Source, report: ImportReport): OrganisationRef {
  const name = buyerName(release, 'procuringEntity.name', report);
  if (name === undefined)
    throw new RefusedError([
      invalidField('release', 'release-without-buyer', {
        zh: '发布数据未写明采购人，代理机构无法据此招标',
        en: 'the release names no buyer for whom an agency could tender',
      }),
    ]);
  const { party, reference } = buyerOf(release);
  const given = [
    party.get('identifier'),
    reference.get('identifier'),
    ...party.get('additionalIdentifiers').elements(),
  ];
  for (const identifier of given) {
    const known = identifierIn(identifier);
    if (!known) continue;
    report.take(identifier.get('scheme'));
    report.take(identifier.get('id'));
    return { ...known, name };
  }
  const organisation = { scheme: BY_NAME, id: idFromName(name), name };
  const [source = party.get('identifier')] = given.filter((identifier) => !identifier.isEmpty());
  report.add(
    'filled',
    { field: 'procuringEntity.id', source, after: organisation.id },
    '没有可用的机构标识，以名称代替',
    'no usable identifier; known by its name',
  );
  return organisation;
}

function identifierIn(identifier: Source): Pick<OrganisationRef, 'scheme' | 'id'> | undefined {
  const scheme = textOf(identifier.get('scheme'));
  const id = textOf(identifier.get('id'));
  return checkOrganisationIdentifier({ scheme, id }).length === 0 ? { scheme, id } : undefined;
}

function textOf({ value }: Source): string {
  return typeof value === 'string' || typeof value === 'number' ? cleanText(String(value).slice(0, 1_000)) : '';
}

function idFromName(name: string): string {
  const id = name.normalize('NFKC').replace(/[\s\p{C}]+/gu, '-');
  return id.slice(0, MOST_ID).toWellFormed();
}

/** Whom to ask, as far as the release says; for a draft of the same entity. */
export function importContactPoint(release: Source, report: ImportReport): Record<string, string> {
  const contact = buyerOf(release).party.get('contactPoint');
  const most = { name: 200, email: 320, telephone: 100, url: 2_000 };
  return Object.fromEntries(
    Object.entries(most).flatMap(([part, length]) => {
      const [source, field] = [contact.get(part), `contactPoint.${part}`];
      const text = readText(source, field, length, report);
      const [wrong] = text === '' ? [] : checkContactPoint({ [part]: text });
      if (wrong)
        report.add('dropped', { field, source }, `${wrong.message.zh}；已略去`, `${wrong.message.en}; left out`);
      return text === '' || wrong ? [] : [[part, text]];
    }),
  );
}
