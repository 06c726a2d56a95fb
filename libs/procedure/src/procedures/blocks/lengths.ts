import { type LegalPeriod } from '../../time/calendar';

export const calendarDays = (days: number): LegalPeriod => ({ days, unit: 'calendar-day' });

export const workingDays = (days: number): LegalPeriod => ({ days, unit: 'working-day' });
