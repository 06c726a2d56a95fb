import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useActor } from '../../identity/session';
import { Sheet } from '../../parts/sheet';
import { deskOf } from '../../shell/own-desk';

/** Takes the tour of one's own desk again. */
export function TakeTour() {
  const { t } = useTranslation('account');
  const actor = useActor();
  const navigate = useNavigate();
  if (!actor) return null;
  return (
    <Sheet title={t('tour.title')}>
      <p className="owed-about">{t('tour.what')}</p>
      <Button onClick={() => void navigate(deskOf(actor.role), { state: { tour: true } })}>{t('tour.take')}</Button>
    </Sheet>
  );
}
