import { type Bilingual } from '../writing/text';
import { invalidField, type Refusal } from '../rules/refusal';
import { type ContactPoint } from './project-draft';

/** Letters of any script on both sides of the @ (RFC 6531), no comments, no quoted local parts: what a person writes. */
const EMAIL =
  /^(?!\.)(?!.*\.\.)[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}(?<!\.)@([\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;
const LONGEST_EMAIL = 254;
/** Digits with what people put between them, and perhaps an extension. */
const TELEPHONE =
  /^[+(（]?[\d\s()（）./+、,;，；~—–-]*\d[\d\s()（）./+、,;，；~—–-]*((?:转|分机|ext\.?|x|#)\s*\d{1,8})?$/iu;
const FEWEST_DIGITS = 3;

export function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && EMAIL.test(text);
}

/** What is wrong with whom to ask: an address to which nobody can write or call reaches nobody (ANN-01). */
export function checkContactPoint(contact: ContactPoint, field = 'contactPoint'): Refusal[] {
  const { email, telephone, url } = contact;
  const wrong = (part: keyof ContactPoint, code: string, message: Bilingual) =>
    invalidField(`${field}.${part}`, code, message);
  return [
    ...(email === undefined || isEmail(email)
      ? []
      : [
          wrong('email', 'email-malformed', {
            zh: '电子邮箱格式有误，应如 tender@example.org',
            en: 'this is no e-mail address; one looks like tender@example.org',
          }),
        ]),
    ...(telephone === undefined || isTelephone(telephone)
      ? []
      : [
          wrong('telephone', 'telephone-malformed', {
            zh: '电话号码有误，应由数字组成，如 010-8888 0000 转 12',
            en: 'this is no telephone number; one is made of digits, such as +86 10 8888 0000',
          }),
        ]),
    ...(url === undefined || isWebAddress(url)
      ? []
      : [
          wrong('url', 'url-malformed', {
            zh: '网址有误，应以 http:// 或 https:// 开头',
            en: 'this is no web address; one begins with http:// or https://',
          }),
        ]),
  ];
}

function isTelephone(text: string): boolean {
  return TELEPHONE.test(text) && (text.match(/\d/g)?.length ?? 0) >= FEWEST_DIGITS;
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^/\s]+/i.test(text) && URL.canParse(text);
}
