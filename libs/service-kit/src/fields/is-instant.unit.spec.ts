import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { IsInstant } from './is-instant';

class Appointment {
  @IsInstant()
  at: string;
}

const read = (at: unknown): unknown => {
  const appointment = plainToInstance(Appointment, { at });
  return validateSync(appointment).length === 0 ? appointment.at : 'refused';
};

describe('an instant in a request', () => {
  it('is read as UTC with milliseconds, whatever its offset', () => {
    expect(read('2026-11-24T16:00:00+08:00')).toBe('2026-11-24T08:00:00.000Z');
  });

  it.each([
    '2026-11-24T16:00:00',
    '2026-11-24',
    '1999-12-31T23:59:59.999Z',
    '3000-01-01T00:00:00Z',
    '+012026-01-01T00:00:00Z',
    1_790_000_000_000,
    null,
  ])('is not %p: it has an offset and lies in this millennium', (at) => {
    expect(read(at)).toBe('refused');
  });
});
