import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Countdown } from '../../../live/countdown';
import { useServerNow } from '../../../live/server-clock';
import { Instant } from '../../../parts/values';
import { type NextAct, type OwnAct } from './next-act';

/** Where on the page each act is done. */
export const PLACE_OF: Readonly<Record<OwnAct, string>> = {
  draw: 'committee',
  redraw: 'committee',
  publish: 'candidates',
  answer: 'objections',
  decide: 'objections',
  award: 'award',
  notify: 'award',
  contract: 'contract',
};

/** What is to be done now, by when, and where on the page; or what has to be waited for. */
export function NextSheet({ next }: { readonly next: NextAct }) {
  const { t } = useTranslation('tenderer');
  const now = useServerNow();
  const { due } = next;
  const late = 'owes' in next && due !== undefined && Date.parse(due) <= now;
  return (
    <Alert
      className="next-act"
      type={'owes' in next ? (late ? 'error' : 'warning') : 'info'}
      showIcon
      role="status"
      title={
        'owes' in next ? (
          <>
            {t('running.next.you')} <a href={`#${PLACE_OF[next.owes]}`}>{t(`running.owes.${next.owes}`)}</a>
          </>
        ) : (
          t(`running.awaits.${next.awaits}`)
        )
      }
      description={
        <>
          {'owes' in next && <div>{t(`running.why.${next.owes}`)}</div>}
          {due !== undefined && (
            <div>
              {late ? <strong>{t('running.next.late')}</strong> : <Countdown until={due} />} <Instant at={due} />
            </div>
          )}
        </>
      }
    />
  );
}
