import { type Timetable } from '@mingtang/procedure/notice';
import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type Calendar } from '@mingtang/procedure/time';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../language/formats';
import { type Bar, drawingOf, type Span } from './legal-days';
import '../../../parts/plain.css';
import './timetable.css';

const place = ({ from, to }: Span) => ({ left: `${from * 100}%`, width: `${Math.max(0, to - from) * 100}%` });

/** The timetable in bars, each over the shortest that the law allows, with the days off behind; then the same in words. */
export function TimetableChart({
  timetable,
  publishAt,
  definition,
  calendar,
}: {
  readonly timetable: Timetable;
  /** When the notice would be published. */
  readonly publishAt: string;
  readonly definition: ProcedureDefinition;
  readonly calendar: Calendar;
}) {
  const { t } = useTranslation('tenderer');
  const formats = useFormats();
  /** Accelerated days are over in seconds, so seconds are told. */
  const told = (instant: string) => (calendar.mode === 'sandbox' ? formats.second(instant) : formats.instant(instant));
  const drawing = drawingOf(timetable, publishAt, definition, calendar);
  const until: Record<Bar['kind'], string> = {
    documents: timetable.documentsAvailableUntil,
    questions: timetable.clarificationDeadline,
    bids: timetable.submissionDeadline,
  };
  return (
    <>
      <div className="timetable" aria-hidden>
        {drawing.bars.map(({ kind, span, least, period }) => (
          <div className="timetable-row" key={kind}>
            <div className="timetable-name">{t(`timetable.bar.${kind}`)}</div>
            <div className="timetable-track">
              {drawing.daysOff.map((day) => (
                <span key={day.date} className="timetable-off" style={place(day)} />
              ))}
              <span className={`timetable-bar timetable-${kind}`} style={place(span)} />
              <span
                className="timetable-least"
                style={place(least)}
                title={t(`timetable.least.${kind}`, { days: period.days })}
              />
            </div>
          </div>
        ))}
        {drawing.ticks.length > 0 && (
          <div className="timetable-row">
            <div className="timetable-name" />
            <div className="timetable-ticks">
              {drawing.ticks.map(({ date, at }) => (
                <span key={date} style={{ left: `${at * 100}%` }}>
                  {date.slice(5)}
                </span>
              ))}
            </div>
          </div>
        )}
      </div>
      <ul className="timetable-key" aria-hidden>
        <li>
          <span className="timetable-sample timetable-least" /> {t('timetable.leastKey')}
        </li>
        {drawing.daysOff.length > 0 && (
          <li>
            <span className="timetable-sample timetable-off" /> {t('timetable.offKey')}
          </li>
        )}
      </ul>
      <div className="scroll-x" role="region" tabIndex={0} aria-label={t('timetable.drawn')}>
        <table className="plain-table desk-table">
          <caption className="visually-hidden">{t('timetable.drawn')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('timetable.what')}</th>
              <th scope="col">{t('timetable.until')}</th>
              <th scope="col">{t('timetable.law')}</th>
            </tr>
          </thead>
          <tbody>
            {drawing.bars.map(({ kind, period }) => (
              <tr key={kind}>
                <th scope="row">{t(`timetable.bar.${kind}`)}</th>
                <td>
                  <time dateTime={until[kind]}>{told(until[kind])}</time>
                </td>
                <td>
                  {t(`timetable.least.${kind}`, { days: period.days })}
                  {calendar.mode === 'sandbox' &&
                    ` ${t('timetable.accelerated', { span: formats.duration(period.days * calendar.secondsPerDay * 1000) })}`}
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('timetable.opening')}</th>
              <td>
                <time dateTime={timetable.openingAt}>{told(timetable.openingAt)}</time>
              </td>
              <td>{t('timetable.openingLaw')}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}
