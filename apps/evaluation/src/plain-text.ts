import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { buildMessage, ValidateBy, type ValidationOptions } from 'class-validator';

/** Control characters but tab, line feed and carriage return, and halves of surrogate pairs, which no database keeps. */
const UNFIT = /(?![\t\n\r])\p{Cc}|\p{Cs}/u;

/** Text that a person wrote: 1 to `longest` characters once trimmed, no control characters but line breaks and tabs. */
export function IsPlainText(longest: number, options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => trimmed(value)),
    ValidateBy(
      {
        name: 'isPlainText',
        validator: {
          validate: (value: unknown) => isPlainText(value, longest),
          defaultMessage: buildMessage(
            (each) => `${each}$property must be text of 1 to ${longest} characters`,
            options,
          ),
        },
      },
      options,
    ),
  );
}

function trimmed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(trimmed);
  return typeof value === 'string' ? value.trim() : value;
}

function isPlainText(value: unknown, longest: number): boolean {
  return typeof value === 'string' && value.length >= 1 && value.length <= longest && !UNFIT.test(value);
}
