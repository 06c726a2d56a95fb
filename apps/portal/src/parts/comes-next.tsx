import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { Countdown } from '../live/countdown';
import './comes-next.css';
import { type OwedInCase, useOwedLanguage, whatIsOwed, whatKeepsBack, whoOwes, whyOwed } from './owed-in-case';
import { Instant } from './values';

/** What comes next on a lot by its procedure: what, who owes it, by when and under which rule. */
export function ComesNext({
  owed,
  definition,
}: {
  readonly owed: readonly OwedInCase[];
  readonly definition: ProcedureDefinition;
}) {
  const { t } = useTranslation('parts');
  if (owed.length === 0) return null;
  return (
    <section className="comes-next">
      <h4>{t('next.title')}</h4>
      <ul>
        {owed.map((each) => (
          <li key={`${each.act}-${each.item ?? ''}`}>
            <OwedLine owed={each} definition={definition} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwedLine({ owed, definition }: { readonly owed: OwedInCase; readonly definition: ProcedureDefinition }) {
  const { t } = useTranslation('parts');
  const language = useOwedLanguage();
  const { from, due, overdue, waitsFor } = owed;
  return (
    <>
      <strong>{whatIsOwed(owed, definition, language)}</strong>{' '}
      <span>{t('next.who', { who: whoOwes(owed, definition, language) })}</span>
      <OwedTime from={from} due={due} overdue={overdue} />
      {waitsFor.length > 0 && <span> {t('next.waitsFor', { what: whatKeepsBack(owed, language) })}</span>}
      <small>{whyOwed(owed, language)}</small>
    </>
  );
}

/** From when it is possible, by when it is due, and that it is late. */
export function OwedTime({
  from,
  due,
  overdue,
}: {
  readonly from?: string | undefined;
  readonly due?: string | undefined;
  readonly overdue: boolean;
}) {
  const { t } = useTranslation('parts');
  return (
    <>
      {from !== undefined && (
        <span>
          {' '}
          {t('next.from')} <Instant at={from} />
        </span>
      )}
      {due !== undefined && (
        <span>
          {' '}
          {t('next.due')} <Instant at={due} /> {overdue ? <em>{t('next.late')}</em> : <Countdown until={due} />}
        </span>
      )}
    </>
  );
}
