import { type Refusal } from '@mingtang/procedure/rules';
import { checkText, isBlank, type Lines, normalText } from '@mingtang/procedure/writing';
import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, ValidateBy, type ValidationOptions } from 'class-validator';

/** What a validator keeps with its constraint, so that a problem says the reason itself in both languages. */
export interface SaysWhy {
  readonly refusalsOf: (value: unknown, field: string) => Refusal[];
}

/** `each`: every element of a list. `trimmed`: white space around it is taken off before it is looked at. */
export interface TextOptions {
  readonly each?: boolean;
  readonly trimmed?: boolean;
}

/** A text in one line: a name, a title, an identifier, a number as text (see `forbiddenCharacters` of the procedure). */
export const IsLine = (options?: TextOptions): PropertyDecorator => TextOf('one', 'isLine', options);

/** A text that may have many lines (see `forbiddenCharacters` of the procedure). */
export const IsText = (options?: TextOptions): PropertyDecorator => TextOf('many', 'isText', options);

/** A text in which a reader sees something. */
export function NotBlank(options: ValidationOptions = {}): PropertyDecorator {
  return SayingWhy('notBlank', options, (value, field) =>
    typeof value === 'string' && isBlank(value)
      ? [{ kind: 'invalid', code: 'text-blank', field, message: { zh: '不能为空白', en: 'it may not be blank' } }]
      : [],
  );
}

function TextOf(lines: Lines, name: string, { each = false, trimmed = false }: TextOptions = {}): PropertyDecorator {
  const kept = (value: unknown): unknown => {
    if (typeof value !== 'string') return Array.isArray(value) && each ? value.map(kept) : value;
    const text = normalText(value, lines);
    return trimmed ? text.trim() : text;
  };
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => kept(value)),
    IsString({ each }),
    SayingWhy(name, { each }, (value, field) => (typeof value === 'string' ? checkText(value, lines, field) : [])),
  );
}

function SayingWhy(name: string, options: ValidationOptions, refusalsOf: SaysWhy['refusalsOf']): PropertyDecorator {
  const ofEach: SaysWhy['refusalsOf'] = (value, field) =>
    Array.isArray(value) && options.each
      ? value.flatMap((each, at) => refusalsOf(each, `${field}[${at}]`))
      : refusalsOf(value, field);
  return ValidateBy(
    {
      name,
      validator: {
        validate: (value) => refusalsOf(value, '').length === 0,
        defaultMessage: (given) =>
          ofEach(given?.value, given?.property ?? '')
            .map(({ message }) => message.en)
            .join('; '),
      },
    },
    { ...options, context: { refusalsOf: ofEach } satisfies SaysWhy },
  );
}
