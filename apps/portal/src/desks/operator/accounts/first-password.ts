/** Neither 0 and O nor 1, I and l: it is read aloud and typed once. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 16;

/** A random first password, 91 bits of it; letters that would be more likely than others are drawn again. */
export function firstPassword(
  random: (bytes: Uint8Array) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  const fair = 256 - (256 % LETTERS.length);
  let password = '';
  while (password.length < LENGTH)
    for (const byte of random(new Uint8Array(LENGTH)))
      if (byte < fair && password.length < LENGTH) password += LETTERS[byte % LETTERS.length];
  return password;
}
