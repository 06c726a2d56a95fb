/** Characters of a unified social credit code by value: digits and letters without I, O, S, V, Z (GB 32100-2015). */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BASE = /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{9}$/;

/** The check character of the first 17 characters: weights are powers of 3 modulo 31 (GB 32100-2015). */
function checkCharacter(base17: string): string {
  let weight = 1;
  let total = 0;
  for (const character of base17) {
    total += CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CHARACTERS.charAt((31 - (total % 31)) % 31);
}

/** Whether `code` is a well-formed unified social credit code (统一社会信用代码) with a right check character. */
export function isUnifiedSocialCreditCode(code: string): boolean {
  const base = code.slice(0, 17);
  return code.length === 18 && BASE.test(base) && checkCharacter(base) === code.charAt(17);
}

/**
 * Completes 17 characters with their check character.
 * @throws RangeError if they are not the first 17 of a unified social credit code
 */
export function makeUscc(base17: string): string {
  if (!BASE.test(base17))
    throw new RangeError(`not the first 17 characters of a unified social credit code: ${base17}`);
  return base17 + checkCharacter(base17);
}
