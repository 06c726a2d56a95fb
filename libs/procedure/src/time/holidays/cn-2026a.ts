import { type CalendarVersion } from './calendar-version';

/** The arrangements of 2024 to 2026; that of 2027 is not published yet. */
export const CN_HOLIDAYS_2026A: CalendarVersion = {
  id: 'cn-holidays@2026a',
  movesOff: 'public-holidays',
  arrangements: [
    {
      year: 2024,
      source: {
        zh: '国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）',
        en: 'Notice of the General Office of the State Council on the holidays of 2024 (国办发明电〔2023〕7号)',
      },
      holidays: [
        ['01-01', '01-01'],
        ['02-10', '02-17'],
        ['04-04', '04-06'],
        ['05-01', '05-05'],
        ['06-10', '06-10'],
        ['09-15', '09-17'],
        ['10-01', '10-07'],
      ],
      makeUpDays: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    },
    {
      year: 2025,
      source: {
        zh: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
        en: 'Notice of the General Office of the State Council on the holidays of 2025 (国办发明电〔2024〕12号)',
      },
      holidays: [
        ['01-01', '01-01'],
        ['01-28', '02-04'],
        ['04-04', '04-06'],
        ['05-01', '05-05'],
        ['05-31', '06-02'],
        ['10-01', '10-08'],
      ],
      makeUpDays: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    },
    {
      year: 2026,
      source: {
        zh: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
        en: 'Notice of the General Office of the State Council on the holidays of 2026 (国办发明电〔2025〕7号)',
      },
      holidays: [
        ['01-01', '01-03'],
        ['02-15', '02-23'],
        ['04-04', '04-06'],
        ['05-01', '05-05'],
        ['06-19', '06-21'],
        ['09-25', '09-27'],
        ['10-01', '10-07'],
      ],
      makeUpDays: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    },
  ],
};
