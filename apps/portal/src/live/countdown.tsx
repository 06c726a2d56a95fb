import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/formats';
import { useServerNow } from './server-clock';

const URGENT_MS = 60 * 60_000;

/** How long it is until a time on the platform's clock, or that it has passed; the time itself is in its title. */
export function Countdown({ until }: { readonly until: string }) {
  const { t } = useTranslation('parts');
  const formats = useFormats();
  const left = Date.parse(until) - useServerNow();
  const className =
    left <= 0 ? 'countdown countdown-past' : left < URGENT_MS ? 'countdown countdown-urgent' : 'countdown';
  return (
    <time dateTime={until} title={formats.second(until)} className={className}>
      {left > 0 ? t('countdown.left', { span: formats.duration(left) }) : t('countdown.past')}
    </time>
  );
}
