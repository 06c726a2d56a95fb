import { DatePicker, type DatePickerProps } from 'antd';
import { atLegalTime, inLegalTime } from './legal-time';

interface PickerProps extends Pick<
  DatePickerProps,
  'id' | 'className' | 'style' | 'allowClear' | 'showTime' | 'format' | 'cellRender'
> {
  /** UTC instant. */
  readonly value: string | undefined;
  /** UTC instants between which it is, e.g. now as milliseconds since 1970. */
  readonly from?: string | number;
  readonly until?: string | number;
  readonly onPick: (instant: string | undefined) => void;
}

/** Picks an instant to the second. What it shows and takes is Beijing time, whatever the zone of this machine, whose own "now" it does not offer. */
export function LegalTimePicker({ value, from, until, onPick, ...rest }: PickerProps) {
  return (
    <DatePicker
      showTime
      {...rest}
      showNow={false}
      value={value === undefined ? null : inLegalTime(value)}
      onChange={(picked) => onPick(picked ? atLegalTime(picked) : undefined)}
      {...(from !== undefined && { minDate: inLegalTime(from) })}
      {...(until !== undefined && { maxDate: inLegalTime(until) })}
    />
  );
}
