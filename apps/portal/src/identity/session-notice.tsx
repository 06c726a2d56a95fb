import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../language/formats';
import { PlainButton } from '../parts/plain-button';
import { type SessionState } from './session';
import './session-notice.css';

/** How long before its end a session is warned of. */
const WARN_MS = 5 * 60_000;
const SECOND_MS = 1_000;

interface SessionNoticeProps {
  readonly state: SessionState;
  readonly signInAgain: () => Promise<void>;
  readonly giveUp: () => void;
}

/** Warns before a session ends, and covers the pages of one that has ended until its account signs in again. */
export function SessionNotice({ state, signInAgain, giveUp }: SessionNoticeProps) {
  const { t } = useTranslation('shell');
  const { ended, endsAt, actor } = state;
  const [busy, setBusy] = useState(false);
  const again = (
    <PlainButton
      kind="primary"
      busy={busy}
      onClick={() => {
        setBusy(true);
        void signInAgain()
          .catch(() => undefined)
          .finally(() => setBusy(false));
      }}
    >
      {t(ended ? 'session.again' : 'session.extend')}
    </PlainButton>
  );
  if (ended)
    return (
      <Cover label={t('session.over')}>
        <h2>{t('session.over')}</h2>
        <p>{t(ended === 'signed-out' ? 'session.signedOutElsewhere' : 'session.expired')}</p>
        <p>{t('session.kept', { name: actor?.username ?? '' })}</p>
        <div className="session-acts">
          {again}
          <PlainButton onClick={giveUp}>{t('session.giveUp')}</PlainButton>
        </div>
      </Cover>
    );
  return endsAt === undefined ? null : <Warning endsAt={endsAt}>{again}</Warning>;
}

function Warning({ endsAt, children }: { readonly endsAt: number; readonly children: React.ReactNode }) {
  const { t } = useTranslation('shell');
  const formats = useFormats();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  const left = endsAt - now;
  if (left > WARN_MS || left <= 0) return null;
  return (
    <div className="session-warning" role="alertdialog" aria-label={t('session.endsSoon')}>
      <p>
        <strong>{t('session.endsIn', { left: formats.duration(left) })}</strong> {t('session.endsWhat')}
      </p>
      {children}
    </div>
  );
}

/** Above all there is, opaque: what an account that signed out has on its pages is not for who sits here next. */
function Cover({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="session-cover"
      aria-label={label}
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault();
      }}
    >
      {children}
    </dialog>
  );
}
