import { type ActId, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { OwedTime } from '../../../parts/comes-next';
import { owedBy, type OwedInCase, useOwedLanguage, whatIsOwed, whoOwes, whyOwed } from '../../../parts/owed-in-case';

/** Where on the page each act is done. */
const PLACE_OF: Readonly<Partial<Record<ActId, string>>> = {
  'request-draw': 'committee',
  'publish-candidates': 'candidates',
  'answer-objection': 'objections',
  'decide-objection': 'objections',
  award: 'award',
  'notice-award': 'award',
  'publish-result': 'result',
  'answer-challenge': 'challenges',
  'publish-contract': 'contract',
};

/** What its owner is to do now, by when, and where on the page; or what has to be waited for, and whose turn it is. */
export function NextSheet({
  owed,
  definition,
}: {
  readonly owed: readonly OwedInCase[];
  readonly definition: ProcedureDefinition;
}) {
  const { t } = useTranslation('tenderer');
  const language = useOwedLanguage();
  const [mine] = owedBy(owed, 'owner');
  const next = mine ?? owed[0];
  if (!next) return <Alert className="next-act" type="info" showIcon role="status" title={t('running.next.nothing')} />;
  const what = whatIsOwed(next, definition, language);
  const place = PLACE_OF[next.act];
  return (
    <Alert
      className="next-act"
      type={mine ? (mine.overdue ? 'error' : 'warning') : 'info'}
      showIcon
      role="status"
      title={
        mine ? (
          <>
            {t('running.next.you')} {place === undefined ? what : <a href={`#${place}`}>{what}</a>}
          </>
        ) : (
          t('running.next.others', { who: whoOwes(next, definition, language), what })
        )
      }
      description={
        <>
          <div>{whyOwed(next, language)}</div>
          <OwedTime from={next.from} due={next.due} overdue={next.overdue} />
        </>
      }
    />
  );
}
