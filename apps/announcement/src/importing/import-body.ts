import { InvalidRequestError } from '@mingtang/service-kit';
import { validateSync } from 'class-validator';
import { SandboxDto } from '../drafting/draft.dto';
import { type ImportDto } from './importing.dto';
import { Source } from './source';

/**
 * Reads the body of an import. The release may be anything and is not turned into classes, which a hostile one could exhaust.
 * @throws {InvalidRequestError} for a sandbox that is none
 */
export function importBody(body: unknown): ImportDto {
  const given = new Source(body);
  const release = given.get('release').value;
  const sandbox = given.get('sandbox');
  if (sandbox.value === undefined || sandbox.value === null) return { release };
  const read = Object.assign(new SandboxDto(), { secondsPerDay: sandbox.get('secondsPerDay').value });
  const errors = validateSync(read);
  if (errors.length > 0) throw new InvalidRequestError([{ property: 'sandbox', children: errors }]);
  return { release, sandbox: read };
}
