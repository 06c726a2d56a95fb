import { epochMilliseconds, instantOf, isInstant } from '@mingtang/procedure';
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { buildMessage, ValidateBy } from 'class-validator';

/** An ISO 8601 instant with `Z` or an offset; it is read as UTC with milliseconds. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && value.length <= 64 && isInstant(value) ? instantOf(epochMilliseconds(value)) : value,
    ),
    ValidateBy({
      name: 'isInstant',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && value.length <= 64 && isInstant(value),
        defaultMessage: buildMessage((each) => `${each}$property must be an ISO 8601 instant with Z or an offset`),
      },
    }),
  );
}
