import { epochMilliseconds, instantOf, isInstant } from '@mingtang/procedure/time';
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { buildMessage, ValidateBy } from 'class-validator';

const EARLIEST = epochMilliseconds('2000-01-01T00:00:00Z');
const LATEST = epochMilliseconds('2999-12-31T23:59:59Z');

/** An ISO 8601 instant with `Z` or an offset, in this millennium; it is read as UTC with milliseconds. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (isPlausible(value) ? instantOf(epochMilliseconds(value)) : value)),
    ValidateBy({
      name: 'isInstant',
      validator: {
        validate: isPlausible,
        defaultMessage: buildMessage(
          (each) => `${each}$property must be an ISO 8601 instant of this millennium with Z or an offset`,
        ),
      },
    }),
  );
}

function isPlausible(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 64 || !isInstant(value)) return false;
  const at = epochMilliseconds(value);
  return at >= EARLIEST && at <= LATEST;
}
