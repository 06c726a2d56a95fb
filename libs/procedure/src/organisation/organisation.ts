import { invalidField, type Refusal } from '../rules/refusal';
import { isUnifiedSocialCreditCode } from './uscc';

/** An organisation by its identifier scheme (OCDS `identifier.scheme`), its id in that scheme, and its name. */
export interface OrganisationRef {
  readonly scheme: string;
  readonly id: string;
  readonly name: string;
}

/** Scheme of the unified social credit code, by which organisations of mainland China are known. */
export const CN_USCC = 'CN-USCC';

const SCHEME = /^[A-Za-z][A-Za-z0-9_-]{1,49}$/;
const ID = /^[^\s\p{C}]{1,100}$/u;

/** One text for an organisation wherever it is stored or compared: `CN-USCC-91110000…`. */
export function organisationId(scheme: string, id: string): string {
  return `${scheme}-${id}`;
}

export function isSameOrganisation(
  a: Pick<OrganisationRef, 'scheme' | 'id'>,
  b: Pick<OrganisationRef, 'scheme' | 'id'>,
): boolean {
  return a.scheme === b.scheme && a.id === b.id;
}

/** What is wrong with an identifier: its form, or where the scheme has one its check digit. */
export function checkOrganisationIdentifier(
  { scheme, id }: Pick<OrganisationRef, 'scheme' | 'id'>,
  field = 'identifier',
): Refusal[] {
  if (!SCHEME.test(scheme))
    return [
      invalidField(`${field}.scheme`, 'organisation-scheme-malformed', {
        zh: '机构标识方案应为字母开头的代码，如 CN-USCC',
        en: 'an identifier scheme is a code such as CN-USCC',
      }),
    ];
  if (scheme === CN_USCC && !isUnifiedSocialCreditCode(id))
    return [
      invalidField(`${field}.id`, 'organisation-uscc-invalid', {
        zh: '统一社会信用代码格式或校验位有误',
        en: 'not a unified social credit code, or its check character is wrong',
      }),
    ];
  if (!ID.test(id))
    return [
      invalidField(`${field}.id`, 'organisation-id-malformed', {
        zh: '机构标识应为1至100个字符且不含空白',
        en: 'an identifier has 1 to 100 characters and no white space',
      }),
    ];
  return [];
}
