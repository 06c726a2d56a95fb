import { Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import './plain.css';

/** A table as wide as its content wants, which scrolls sideways inside the page, also by keyboard. */
export function WideTable<Row extends object>(props: TableProps<Row>) {
  const { t } = useTranslation('parts');
  return (
    <div className="scroll-x wide-table" role="region" tabIndex={0} aria-label={t('wideTable')}>
      <Table<Row> {...props} />
    </div>
  );
}
