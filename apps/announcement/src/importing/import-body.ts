import { InvalidRequestError } from '@mingtang/service-kit';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { SandboxDto } from '../drafting/draft.dto';
import { ImportDto } from './importing.dto';
import { Source } from './source';

/**
 * Reads the body of an import. The release may be anything and is not turned into classes, which a hostile one could exhaust.
 * @throws {InvalidRequestError} for a sandbox or a choice that is none
 */
export function importBody(body: unknown): ImportDto {
  const given = new Source(body);
  const [ocid, asOpenTender] = ['ocid', 'asOpenTender'].map((name) => given.get(name).value ?? undefined);
  const choice = plainToInstance(ImportDto, { ocid, asOpenTender });
  const errors = validateSync(choice);
  if (errors.length > 0) throw new InvalidRequestError(errors);
  const sandbox = readSandbox(given.get('sandbox'));
  return { ...choice, release: given.get('release').value, ...(sandbox && { sandbox }) };
}

function readSandbox(given: Source): SandboxDto | undefined {
  if (given.value === undefined || given.value === null) return undefined;
  const sandbox = Object.assign(new SandboxDto(), { secondsPerDay: given.get('secondsPerDay').value });
  const errors = validateSync(sandbox);
  if (errors.length > 0) throw new InvalidRequestError([{ property: 'sandbox', children: errors }]);
  return sandbox;
}
