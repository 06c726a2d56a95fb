/** What a file may not be called on one system or another; lone surrogates and what is not seen among it. */
const UNUSABLE = /[\p{C}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu;
/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
/** A file's name has room for 255 bytes at most, and downloads add some of their own. */
const MOST_BYTES = 180;
/** What may stand between quotes as it is in every reader. */
const NOT_PLAIN = /[^\w !#$&'()+,.;=@[\]^`{}~-]+/g;

/**
 * `Content-Disposition` of a file that is to be saved (RFC 6266): its name in any script, and one of Latin letters for programs that
 * know no other.
 * @param plain the second name, by which files are told apart too; made of the first where left out.
 */
export function attachment(name: string, plain = name): string {
  return disposition('attachment', name, plain);
}

/** The same of a file that is shown, and has that name where it is saved. */
export function inline(name: string, plain = name): string {
  return disposition('inline', name, plain);
}

function disposition(kind: 'attachment' | 'inline', name: string, plain: string): string {
  const usable = fileName(name);
  const fallback = fileName(plain.normalize('NFKD').replace(/\p{M}/gu, '').replace(NOT_PLAIN, '_'));
  return `${kind}; filename="${fallback}"; filename*=UTF-8''${extendedValue(usable)}`;
}

/** A name that a file can have on every system; its ending stays. */
export function fileName(name: string): string {
  const usable = name
    .toWellFormed()
    .replace(UNUSABLE, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[. ]+/, '');
  const [, stem = '', ending = ''] = /^(.*?)(\.[A-Za-z0-9.-]{1,20})?$/s.exec(usable) ?? [];
  const short = cut(stem, MOST_BYTES - ending.length).replace(/[. ]+$/, '') || 'file';
  return `${DEVICE.test(short) ? `_${short}` : short}${ending.replace(/[. ]+$/, '')}`;
}

/** As many whole characters as fit. */
function cut(text: string, bytes: number): string {
  let room = bytes;
  let kept = '';
  for (const character of text) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    kept += character;
  }
  return kept;
}

/** RFC 8187 `value-chars`. */
function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
