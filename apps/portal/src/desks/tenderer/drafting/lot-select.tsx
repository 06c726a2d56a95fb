import { Form, Select, type SelectProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { type LotValues } from './draft-values';

/** Chooses one lot, or several; none stands for all. */
export function LotSelect(props: SelectProps) {
  const { t } = useTranslation('tenderer');
  const lots = Form.useWatch<readonly LotValues[] | undefined>('lots', { preserve: true }) ?? [];
  return (
    <Select
      allowClear
      placeholder={t('lots.all')}
      {...props}
      options={lots.map(({ id = '', title = '' }) => ({ value: id, label: t('lots.named', { id, title }) }))}
    />
  );
}
