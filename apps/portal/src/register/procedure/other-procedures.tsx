import { procedureName, PROCEDURES } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Sheet } from '../../parts/sheet';

/** The other ways to trade and other versions that the platform knows. */
export function OtherProcedures({ than, language }: { readonly than: string; readonly language: 'zh' | 'en' }) {
  const { t } = useTranslation('register');
  const others = PROCEDURES.filter((procedure) => procedureName(procedure) !== than);
  if (others.length === 0) return null;
  return (
    <Sheet title={t('procedure.others')}>
      <ul>
        {others.map((procedure) => (
          <li key={procedureName(procedure)}>
            <Link to={`/procedures/${procedureName(procedure)}`}>{procedure.title[language]}</Link>{' '}
            <code>{procedureName(procedure)}</code>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
