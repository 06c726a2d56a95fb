import { useMemo } from 'react';
import { type Language } from './languages';
import { useLanguage } from './use-language';

/** The zone in which legal days and deadlines are told. */
export const LEGAL_ZONE = 'Asia/Shanghai';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Formats {
  /** A point in time to the minute, in Beijing time and said so: 2026年11月25日 10:30（北京时间）. */
  instant(iso: string): string;
  /** The same to the second, where seconds decide. */
  second(iso: string): string;
  /** A point in time, short, for tables: 2026-11-25 10:30. */
  short(iso: string): string;
  /** A day in Beijing time. */
  date(iso: string): string;
  /** An exact decimal amount with its currency; digits are never rounded away. */
  money(amount: { readonly amount: string; readonly currency: string }): string;
  number(value: number): string;
  /** A share of one, as per cent with at most one decimal. */
  percent(share: number): string;
  /** A span of time in its two largest units: 3 天 4 小时. */
  duration(milliseconds: number): string;
  /** Bytes in the unit in which people know file sizes. */
  bytes(size: number): string;
}

/** How each language writes figures and times (CLDR, by Intl). */
export function formatsOf(language: Language): Formats {
  const zone = { timeZone: LEGAL_ZONE, hour12: false } as const;
  const long = new Intl.DateTimeFormat(language, { ...zone, dateStyle: 'long', timeStyle: 'short' });
  const longSecond = new Intl.DateTimeFormat(language, { ...zone, dateStyle: 'long', timeStyle: 'medium' });
  const day = new Intl.DateTimeFormat(language, { ...zone, dateStyle: 'long' });
  const sortable = new Intl.DateTimeFormat('sv-SE', { ...zone, dateStyle: 'short', timeStyle: 'short' });
  const number = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 });
  const zoned = (text: string) => (language === 'en' ? `${text} Beijing time` : `${text}（北京时间）`);
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  return {
    instant: (iso) => zoned(long.format(new Date(iso))),
    second: (iso) => zoned(longSecond.format(new Date(iso))),
    short: (iso) => sortable.format(new Date(iso)),
    date: (iso) => day.format(new Date(iso)),
    money: ({ amount, currency }) =>
      new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        minimumFractionDigits: 2,
        maximumFractionDigits: Math.max(2, amount.split('.')[1]?.length ?? 0),
      }).format(amount as `${number}`),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    duration: (milliseconds) => {
      const units: [string, number][] = [
        ['day', Math.floor(milliseconds / DAY)],
        ['hour', Math.floor(milliseconds / HOUR) % 24],
        ['minute', Math.floor(milliseconds / MINUTE) % 60],
        ['second', Math.floor(milliseconds / SECOND) % 60],
      ];
      const first = units.findIndex(([, value]) => value > 0);
      if (first === -1) return unit(0, 'second');
      return units
        .slice(first, first + 2)
        .filter(([, value]) => value > 0)
        .map(([name, value]) => unit(value, name))
        .join(' ');
    },
    bytes: (size) => {
      const step = size < 1_000 ? 0 : size < 1_000_000 ? 1 : size < 1_000_000_000 ? 2 : 3;
      const name = (['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const)[step] as string;
      return new Intl.NumberFormat(language, {
        style: 'unit',
        unit: name,
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      }).format(size / 1_000 ** step);
    },
  };
}

/** {@link formatsOf} the language that the page speaks. */
export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}
