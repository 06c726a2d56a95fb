import { Transform } from 'class-transformer';

/** A parameter that may be repeated: given once it is a list of one. */
export function Repeated(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === undefined ? value : [value].flat()));
}
