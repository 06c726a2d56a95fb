/** One way in which a secret could be written down. */
export interface Form {
  /** E.g. `price as base64`. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** A text as it could be stored: UTF-8, UTF-16, and these in hexadecimal and base64. */
export function formsOfText(name: string, text: string): Form[] {
  const utf16 = Buffer.from(text, 'utf16le');
  return [
    ...formsOfBytes(`${name} in UTF-8`, Buffer.from(text, 'utf8')),
    ...formsOfBytes(`${name} in UTF-16LE`, utf16),
    ...formsOfBytes(`${name} in UTF-16BE`, Buffer.from(utf16).swap16()),
  ];
}

/** An amount as people and programs write it. */
export function formsOfAmount(name: string, amount: string): Form[] {
  const [whole = '', behind = ''] = amount.split('.');
  const grouped = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${behind}`;
  return [
    ...formsOfText(name, amount),
    ...formsOfText(`${name} grouped`, grouped),
    ...formsOfText(`${name} in cents`, whole + behind),
  ];
}

/** Bytes as they are, in hexadecimal, and in base64 wherever in a longer text they begin. */
export function formsOfBytes(name: string, bytes: Uint8Array): Form[] {
  const raw = Buffer.from(bytes);
  const hex = raw.toString('hex');
  return [
    { name, bytes: raw },
    { name: `${name} as hex`, bytes: Buffer.from(hex) },
    { name: `${name} as HEX`, bytes: Buffer.from(hex.toUpperCase()) },
    ...[0, 1, 2].flatMap((before) => {
      const text = base64Within(raw, before);
      return [
        { name: `${name} as base64`, bytes: Buffer.from(text) },
        { name: `${name} as base64url`, bytes: Buffer.from(text.replaceAll('+', '-').replaceAll('/', '_')) },
      ];
    }),
  ];
}

/** The characters that base64 has for the bytes alone when so many others come before them. */
function base64Within(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}
