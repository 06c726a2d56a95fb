import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../language/formats';
import { useServerNow } from '../../../live/server-clock';
import { isFresh } from '../../../parts/log/read-log';
import { useLogStand } from '../../../parts/log/use-log-stand';

/** Whether the agent's own witness cosigns the log now. */
export function OwnWitness({ custodian }: { readonly custodian: string }) {
  const { t } = useTranslation('custodian');
  const formats = useFormats();
  const now = useServerNow(5_000);
  const own = useLogStand().data?.witnesses.find((witness) => witness.custodian === custodian);
  if (!own) return <Tag color="error">{t('witness.none')}</Tag>;
  const { name, cosignedAt } = own;
  return (
    <>
      <span className="hash">{name}</span>{' '}
      {isFresh(cosignedAt, now) ? (
        <Tag color="success">{t('witness.atWork')}</Tag>
      ) : (
        <Tag color="error">{t('witness.silent')}</Tag>
      )}
      {cosignedAt !== undefined && <span className="owed-about">{formats.second(cosignedAt)}</span>}
    </>
  );
}
