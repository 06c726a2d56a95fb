import { Alert, Descriptions, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../language/formats';
import { useServerNow } from '../../live/server-clock';
import { Hash } from '../values';
import { isFresh } from './read-log';
import { useLogStand } from './use-log-stand';

/** How the public log stands: its newest checkpoint, how old it is, and which witnesses cosigned it. */
export function LogState() {
  const { t } = useTranslation('parts');
  const formats = useFormats();
  const now = useServerNow(5_000);
  const stand = useLogStand();
  if (stand.isError) return <Alert role="alert" type="error" showIcon title={t('log.unreadable')} />;
  if (!stand.data) return <p aria-busy>{t('log.asking')}</p>;
  const { size, root, quorum, witnesses, witnessedAt } = stand.data;
  const age = (at: string) => t('log.ago', { span: formats.duration(Math.max(0, now - Date.parse(at))) });
  const fresh = witnesses.filter(({ cosignedAt }) => isFresh(cosignedAt, now)).length;
  return (
    <>
      {fresh < quorum && (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={t('log.noQuorum', { fresh, quorum })}
          description={t('log.noQuorumWhat')}
          style={{ marginBottom: 16 }}
        />
      )}
      <Descriptions
        column={1}
        size="small"
        items={[
          { key: 'size', label: t('log.size'), children: formats.number(size) },
          { key: 'root', label: t('log.root'), children: <Hash of={root} /> },
          {
            key: 'age',
            label: t('log.witnessedAt'),
            children:
              witnessedAt === undefined ? t('log.never') : `${formats.second(witnessedAt)} · ${age(witnessedAt)}`,
          },
        ]}
      />
      <ul className="plain-list">
        {witnesses.map(({ name, cosignedAt }) => (
          <li key={name}>
            <span className="hash">{name}</span>{' '}
            {isFresh(cosignedAt, now) ? (
              <Tag color="success">{t('log.cosigns')}</Tag>
            ) : (
              <Tag color="error">{t('log.silent')}</Tag>
            )}
            {cosignedAt !== undefined && <span className="owed-about"> {age(cosignedAt)}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
