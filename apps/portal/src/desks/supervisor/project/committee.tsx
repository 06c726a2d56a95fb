import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { client, type Schema } from '../../../api/api';
import { ConfirmAct } from '../../../parts/confirm-act';
import { useKept } from '../../../parts/kept/use-kept';
import { WideTable } from '../../../parts/wide-table';

type Member = Schema<'evaluation.MemberDto'>;

/** The committee with names, for supervision alone (EVA-03), how far it is, and the one act of supervision: a recusal. */
export function Committee({
  stand,
  members,
}: {
  readonly stand: Schema<'evaluation.LotDto'>;
  readonly members: readonly Member[];
}) {
  const { t } = useTranslation('supervisor');
  const counts = (['accepted', 'reviewed', 'scored', 'signed'] as const).flatMap((kind) => {
    const count = stand[kind];
    return count ? [t(`committee.count.${kind}`, { ...count })] : [];
  });
  return (
    <>
      <h3>{t('committee.title')}</h3>
      <p className="owed-about">{counts.join(' · ')}</p>
      <WideTable<Member>
        rowKey="id"
        size="small"
        dataSource={members}
        pagination={false}
        columns={[
          { title: t('committee.name'), render: (_, { name, id }) => name ?? id },
          { title: t('committee.kind'), render: (_, { kind }) => t(`committee.kinds.${kind}`) },
          { title: t('committee.category'), dataIndex: 'category' },
          { title: t('committee.state'), render: (_, { state }) => t(`committee.states.${state}`) },
          {
            title: t('committee.acts'),
            render: (_, member) =>
              member.state !== 'recused' && stand.signedAt === undefined ? (
                <Recuse project={stand.project} lot={stand.lot} member={member} />
              ) : null,
          },
        ]}
      />
    </>
  );
}

function Recuse({ project, lot, member }: { readonly project: string; readonly lot: string; readonly member: Member }) {
  const { t } = useTranslation('supervisor');
  const queries = useQueryClient();
  const [reason, setReason, forget] = useKept(`recusal.${member.id}`, '');
  const recuse = async (header: { 'Idempotency-Key': string }) => {
    await client.POST('/api/evaluation/projects/{project}/lots/{lot}/recusals', {
      params: { path: { project, lot }, header },
      body: { member: member.id, reason },
    });
    setReason('');
    forget();
    await queries.invalidateQueries({ queryKey: ['get', '/api/evaluation/projects/{project}/lots/{lot}'] });
  };
  return (
    <ConfirmAct
      type="default"
      danger
      label={t('recusal.label')}
      question={t('recusal.question', { name: member.name ?? '' })}
      consequence={
        <>
          <p>{t('recusal.consequence')}</p>
          <label>
            {t('recusal.reason')}
            <Input.TextArea rows={3} value={reason} onChange={({ target }) => setReason(target.value)} />
          </label>
        </>
      }
      act={recuse}
    />
  );
}
