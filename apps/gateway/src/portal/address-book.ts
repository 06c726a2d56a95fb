import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An address of the portal as its router names it, and what stands in it where the router has a parameter. */
export interface FoundAddress {
  readonly address: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface AddressBook {
  /** @returns undefined for a path that is no address of the portal. */
  find(path: string): FoundAddress | undefined;
}

/** The addresses that the portal's router has, which its build writes down. */
export function openAddressBook(folder: string): AddressBook {
  const addresses = JSON.parse(readFileSync(join(folder, 'addresses.json'), 'utf8')) as string[];
  const known = addresses.map((address) => ({ address, pattern: patternOf(address) }));
  return {
    find(path) {
      for (const { address, pattern } of known) {
        const match = pattern.exec(path);
        if (match) return { address, parameters: { ...match.groups } };
      }
      return undefined;
    },
  };
}

/** Of `/a/:one/:two?`, where a slash at the end makes no difference. */
function patternOf(address: string): RegExp {
  const parts = address
    .split('/')
    .filter(Boolean)
    .map((part) => {
      const [, name, optional] = /^:(\w+)(\?)?$/.exec(part) ?? [];
      if (name === undefined) return `/${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`;
      return optional ? `(?:/(?<${name}>[^/]+))?` : `/(?<${name}>[^/]+)`;
    });
  return new RegExp(`^${parts.join('')}/?$`);
}
