import { type ContactPoint } from '@mingtang/procedure/tender';
import { useTranslation } from 'react-i18next';
import { Given } from './given';

/** Whom to ask about a tender: person, telephone, mail and page, those that it names. */
export function Contact({ of }: { readonly of: Partial<Record<keyof ContactPoint, string | null | undefined>> }) {
  const { t } = useTranslation('parts');
  const { name, telephone, email, url } = of;
  return (
    <>
      {name && (
        <div>
          <Given>{name}</Given>
        </div>
      )}
      {telephone && (
        <div>
          {t('contact.telephone')} <a href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>{telephone}</a>
        </div>
      )}
      {email && (
        <div>
          {t('contact.email')} <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a>
        </div>
      )}
      {url && (
        <div>
          {t('contact.url')} {/^https?:\/\//i.test(url) ? <a href={url}>{url}</a> : url}
        </div>
      )}
    </>
  );
}
