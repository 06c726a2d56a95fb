import { useTranslation } from 'react-i18next';
import { ForRole } from '../identity/for-role';
import { ROLES } from '../identity/session';
import { Page } from '../parts/page';
import { CalendarLink } from './calendar/calendar-link';
import { Notifications } from './notifications/notifications';
import { ContactForm } from './settings/contact-form';
import { TakeTour } from './tour/take-tour';
import './account.css';

export function Account() {
  const { t } = useTranslation('account');
  return (
    <ForRole roles={ROLES}>
      <Page title={t('title')} lead={t('lead')}>
        <div className="account">
          <Notifications />
          <div>
            <ContactForm />
            <CalendarLink />
            <TakeTour />
          </div>
        </div>
      </Page>
    </ForRole>
  );
}
