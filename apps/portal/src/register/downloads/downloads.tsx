import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language';
import { type Asked, CSV_TABLES, listFile, projectFile } from './file-addresses';

type Items = NonNullable<MenuProps['items']>;

/** Everything public of a project to take along: for reading, for spreadsheets, for programs. */
export function Downloads({ project }: { readonly project: string }) {
  const { t } = useTranslation('register');
  const language = useLanguage();
  return (
    <DownloadMenu
      items={[
        file('pdf', t('downloads.pdf'), projectFile(project, 'pdf', language)),
        file('xlsx', t('downloads.xlsx'), projectFile(project, 'xlsx', language)),
        file('json', t('downloads.json'), projectFile(project, 'json', language)),
        {
          key: 'csv',
          type: 'group',
          label: t('downloads.csv'),
          children: CSV_TABLES.map((table) =>
            file(table, t(`downloads.table.${table}`), projectFile(project, 'csv', language, table)),
          ),
        },
      ]}
    />
  );
}

/** All results of a search as a file, not just the page that is shown. */
export function ListDownloads({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation('register');
  const language = useLanguage();
  return (
    <DownloadMenu
      items={[
        file('xlsx', t('downloads.listXlsx'), listFile('xlsx', language, asked)),
        file('csv', t('downloads.listCsv'), listFile('csv', language, asked)),
        file('json', t('downloads.listJson'), listFile('json', language, asked)),
      ]}
    />
  );
}

/** Opens at once: it is loaded when it is first asked for. */
function DownloadMenu({ items }: { readonly items: Items }) {
  const { t } = useTranslation('register');
  const [open, setOpen] = useState(true);
  return (
    <Dropdown menu={{ items }} trigger={['click']} open={open} onOpenChange={setOpen}>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        aria-haspopup="menu"
        aria-expanded={open}
        autoFocus
        className="no-print"
      >
        {t('downloads.download')}
      </Button>
    </Dropdown>
  );
}

function file(key: string, label: string, address: string): Items[number] {
  return {
    key,
    label: (
      <a href={address} download>
        {label}
      </a>
    ),
  };
}
