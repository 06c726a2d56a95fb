import { Alert, Form, Radio } from 'antd';
import dayjs from 'dayjs';
import { proposeTimetable, type Timetable } from '@mingtang/procedure/notice';
import { periodOf } from '@mingtang/procedure/procedures';
import {
  type Calendar,
  holidaysUnknownAfter,
  instantOf,
  isWorkingDay,
  LATEST_HOLIDAYS,
  latestBefore,
} from '@mingtang/procedure/time';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';
import { useFormats } from '../../../language/formats';
import { useServerNow } from '../../../live/server-clock';
import { LegalTimePicker } from '../../../parts/legal-time-picker';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { FaultList, useFaults } from '../drafting/field';
import { hindering } from '../drafting/refusals';
import { type DraftWork, type Project } from '../drafting/draft-work';
import { PublicitySheet } from './publicity-sheet';
import { TimetableChart } from './timetable-chart';

/** An accelerated timetable would be too short before anybody has finished the draft; it gets so much more, milliseconds. */
const TIME_TO_FINISH_MS = 10 * 60_000;

const INSTANTS = [
  'documentsAvailableFrom',
  'documentsAvailableUntil',
  'clarificationDeadline',
  'submissionDeadline',
] as const;

/** When documents are out, until when questions and bids may come, and when bids are opened. */
export function TimetableStep({ project, work }: { readonly project: Project; readonly work: DraftWork }) {
  const { t } = useTranslation('tenderer');
  const formats = useFormats();
  const now = useServerNow(30_000);
  const { timetable, definition, calendar } = work;
  const proposal = api.useQuery('get', '/api/announcement/projects/{project}/timetable/proposal', {
    params: { path: { project: project.id } },
  });
  const publishAt = instantOf(Math.round(now));
  const shown = timetable ?? proposal.data ?? proposeTimetable(publishAt, definition, calendar);
  const knownUntil = timetable ? undefined : holidaysUnknownAfter(shown.submissionDeadline, calendar);
  const choose = (own: boolean) => {
    const later = instantOf(Math.round(now) + (calendar.mode === 'sandbox' ? TIME_TO_FINISH_MS : 0));
    const lawfulThen = { ...proposeTimetable(later, definition, calendar), documentsAvailableFrom: publishAt };
    work.changeTimetable(own ? lawfulThen : null);
  };
  const move = (name: (typeof INSTANTS)[number], picked: string) => {
    const moved = { ...shown, [name]: picked };
    work.changeTimetable(
      name === 'submissionDeadline'
        ? {
            ...moved,
            openingAt: picked,
            clarificationDeadline: latestBefore(picked, periodOf(definition, 'clarificationBefore'), calendar),
            ...(shown.documentsAvailableUntil === shown.submissionDeadline && { documentsAvailableUntil: picked }),
          }
        : moved,
    );
  };
  return (
    <>
      <Sheet title={t('timetable.title')}>
        {calendar.mode === 'sandbox' && (
          <p className="timetable-sandbox">
            {t('timetable.sandbox', { seconds: formats.number(calendar.secondsPerDay) })}
          </p>
        )}
        <ProblemAlert error={proposal.error} />
        <fieldset className="bare-fieldset" id="part-timetable" tabIndex={-1}>
          <legend>{t('timetable.whose')}</legend>
          <Radio.Group
            value={timetable !== null}
            onChange={(event) => choose(event.target.value === true)}
            options={[
              { value: false, label: t('timetable.shortest') },
              { value: true, label: t('timetable.own') },
            ]}
          />
        </fieldset>
        <p>{timetable ? t('timetable.ownWhat') : t('timetable.shortestWhat')}</p>
        {timetable && (
          <div className="two-columns">
            {INSTANTS.map((name) => (
              <InstantField
                key={name}
                name={name}
                timetable={timetable}
                calendar={calendar}
                onPick={(picked) => move(name, picked)}
              />
            ))}
          </div>
        )}
      </Sheet>
      <Sheet title={t('timetable.drawn')}>
        {knownUntil !== undefined && (
          <Alert type="warning" showIcon title={t('timetable.holidaysUnknown', { until: knownUntil })} />
        )}
        <TimetableChart timetable={shown} publishAt={publishAt} definition={definition} calendar={calendar} />
      </Sheet>
      <PublicitySheet definition={definition} />
    </>
  );
}

/** One instant of the timetable in Beijing time; days that are no working days are marked in its calendar. */
function InstantField({
  name,
  timetable,
  calendar,
  onPick,
}: {
  readonly name: (typeof INSTANTS)[number];
  readonly timetable: Timetable;
  readonly calendar: Calendar;
  readonly onPick: (instant: string) => void;
}) {
  const { t } = useTranslation('tenderer');
  const accelerated = calendar.mode === 'sandbox';
  const holidays = accelerated ? LATEST_HOLIDAYS : calendar.holidays;
  const faults = useFaults().filter(({ field }) => field === `timetable.${name}`);
  return (
    <Form.Item
      label={t(`timetable.instant.${name}`)}
      htmlFor={`draft_timetable_${name}`}
      {...(faults.length > 0 && {
        validateStatus: hindering(faults).length > 0 ? ('error' as const) : ('warning' as const),
        help: <FaultList faults={faults} />,
      })}
    >
      <LegalTimePicker
        id={`draft_timetable_${name}`}
        className="wide"
        allowClear={false}
        showTime={{ format: accelerated ? 'HH:mm:ss' : 'HH:mm' }}
        format={accelerated ? 'YYYY-MM-DD HH:mm:ss' : 'YYYY-MM-DD HH:mm'}
        value={timetable[name]}
        onPick={(picked) => picked !== undefined && onPick(picked)}
        cellRender={(day, { originNode, type }) =>
          type === 'date' && dayjs.isDayjs(day) && !isWorkingDay(day.format('YYYY-MM-DD'), holidays) ? (
            <div className="day-off" title={t('timetable.dayOff')}>
              {originNode}
            </div>
          ) : (
            originNode
          )
        }
      />
    </Form.Item>
  );
}
