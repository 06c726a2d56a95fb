import { type ActInWords, rulesInWords, type StageInWords } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';

type Language = 'zh' | 'en';

/** A stage: who does what there, when, and what it leads to. */
export function StageSheet({
  of: { stage, name, final, acts },
  here,
  language,
}: {
  readonly of: StageInWords;
  /** Lots of the tender in question that stand here. */
  readonly here: readonly string[];
  readonly language: Language;
}) {
  const { t } = useTranslation('register');
  return (
    <section className={here.length > 0 ? 'sheet stage stage-here' : 'sheet stage'} id={`stage-${stage}`}>
      <h3>
        {name}
        {here.length > 0 && <em> {t('procedure.here', { lots: here.join(t('procedure.separator')) })}</em>}
      </h3>
      {final && <p>{t('procedure.endsHere')}</p>}
      {acts.length > 0 && (
        <ul className="stage-acts">
          {acts.map((act) => (
            <ActItem key={act.id} act={act} language={language} />
          ))}
        </ul>
      )}
    </section>
  );
}

function StageLink({ stage, name }: Pick<StageInWords, 'stage' | 'name'>) {
  return <a href={`#stage-${stage}`}>{name}</a>;
}

function ActItem({ act, language }: { readonly act: ActInWords; readonly language: Language }) {
  const { t } = useTranslation('register');
  const { name, by, until, when, leads, rules } = act;
  return (
    <li>
      <h4>{name}</h4>
      <p className="act-by">{by.join(t('procedure.separator'))}</p>
      {(until !== undefined || when.length > 0) && (
        <ul>
          {until !== undefined && <li>{t('procedure.until', { stage: until })}</li>}
          {when.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      )}
      {leads.map(({ outcome, to }) => (
        <p key={`${outcome}-${to?.stage}`} className="act-leads">
          {outcome}
          {to && (
            <>
              {' → '}
              <StageLink {...to} />
            </>
          )}
        </p>
      ))}
      <p className="act-rules">{rulesInWords(rules, language)}</p>
    </li>
  );
}
