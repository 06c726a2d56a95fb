export * from './instant';
export * from './calendar';
export * from './holidays/calendar-version';
export {
  calendarVersion,
  CALENDAR_VERSIONS,
  holidaysKnownUntil,
  isCalendarVersion,
  isPublicHoliday,
  isWorkingDay,
  LATEST_HOLIDAYS,
} from './holidays/versions';
