import { type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { Alert, Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../api/api';
import { problemOf } from '../../../api/problem';
import { useLanguage } from '../../../language/use-language';
import { ComesNext } from '../../../parts/comes-next';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant, Money, StageTag } from '../../../parts/values';
import { wordsOf } from '../../../parts/words';
import { Committee } from './committee';
import { DrawStand } from './draw-stand';
import { Objections } from './objections';

/** A lot under supervision: its results and failures, who evaluates it, how they were drawn, what was objected to. */
export function LotSheet({
  project,
  lot,
  definition,
}: {
  readonly project: string;
  readonly definition: ProcedureDefinition;
  readonly lot: Schema<'disclosure.LotFactsDto'>;
}) {
  const { t } = useTranslation('supervisor');
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const path = { params: { path: { project, lot: lot.lot } } };
  const evaluation = api.useQuery('get', '/api/evaluation/projects/{project}/lots/{lot}', path);
  const stand = evaluation.data;
  const unknown = problemOf(evaluation.error)?.status === 404;
  const { openingFailure, candidates, award, contract } = lot;
  return (
    <Sheet title={t('lot.title', { lot: lot.lot, title: lot.title })} id={`lot-${lot.lot}`}>
      <p>
        <StageTag stage={lot.stage} words={wordsOf(definition, language)} />{' '}
        {lot.suspended && <strong>{t('lot.suspended')}</strong>}
      </p>
      <ComesNext owed={lot.owed} definition={definition} />
      {openingFailure && (
        <Alert
          type="warning"
          showIcon
          title={t('lot.failed', { bids: openingFailure.bids, minimum: openingFailure.minimum })}
          description={t('due.rule', { rule: openingFailure.rule })}
        />
      )}
      <ProblemAlert error={unknown ? undefined : evaluation.error} />
      <Descriptions
        column={1}
        size="small"
        items={[
          ...(lot.maximumPrice
            ? [{ key: 'maximum', label: t('lot.maximumPrice'), children: <Money of={lot.maximumPrice} /> }]
            : []),
          ...(stand?.signingDue === undefined
            ? []
            : [{ key: 'signing', label: t('lot.signingDue'), children: <Instant at={stand.signingDue} /> }]),
          ...(candidates
            ? [
                {
                  key: 'candidates',
                  label: t('lot.candidates'),
                  children: (
                    <span>
                      <Instant at={candidates.publishedAt} /> · {t('lot.by')} <Instant at={candidates.due} />
                      {candidates.late && <strong> {t('lot.late')}</strong>}
                    </span>
                  ),
                },
                {
                  key: 'objections',
                  label: t('lot.objectionsUntil'),
                  children: <Instant at={candidates.objectionsUntil} />,
                },
              ]
            : []),
          ...(award ? [{ key: 'award', label: t('lot.award'), children: `${award.bidder.name} (${award.rank})` }] : []),
          ...(contract
            ? [
                {
                  key: 'contract',
                  label: t('lot.contract'),
                  children: (
                    <span>
                      <Instant at={contract.signedAt} />
                      {contract.late && <strong> {t('lot.late')}</strong>}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {stand?.draw && <DrawStand project={project} lot={lot.lot} draw={stand.draw} />}
      {stand?.members && stand.members.length > 0 && <Committee stand={stand} members={stand.members} />}
      <Objections project={project} lot={lot.lot} />
    </Sheet>
  );
}
