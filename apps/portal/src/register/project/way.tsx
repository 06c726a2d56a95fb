import { capital } from '@mingtang/procedure/writing';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../language/formats';
import { useSaid } from '../../language/use-language';
import { Countdown } from '../../live/countdown';
import { named, type Words } from '../../parts/words';
import { type Station } from './stations';

/** The way of a tender drawn: what was when, what is next and by when. */
export function Way({
  stations,
  words,
  label,
}: {
  readonly stations: readonly Station[];
  readonly words: Words;
  readonly label: string;
}) {
  const { t } = useTranslation('register');
  const formats = useFormats();
  const said = useSaid();
  const next = stations.findIndex(({ reached }) => !reached);
  return (
    <ol className="way" aria-label={label}>
      {stations.map(({ called, at, due, reached, underWay, late }, index) => (
        <li
          key={typeof called === 'string' ? called : called.en}
          className={reached ? 'way-reached' : index === next ? 'way-next' : 'way-ahead'}
          {...(index === next ? { 'aria-current': 'step' as const } : {})}
        >
          <strong>
            {typeof called === 'string'
              ? t(`way.${called}`, { ...named(words), winner: words.head.winner })
              : capital(said(called))}
          </strong>
          {at !== undefined && (
            <time dateTime={at} title={formats.second(at)}>
              {formats.short(at)}
            </time>
          )}
          {at !== undefined && !reached && <Countdown until={at} />}
          {due !== undefined && <small>{t('way.due', { due: formats.short(due) })}</small>}
          {late && <small className="wrong">{t('way.late')}</small>}
          {at === undefined && <small>{t(underWay ? 'way.next' : 'way.ahead')}</small>}
        </li>
      ))}
    </ol>
  );
}
