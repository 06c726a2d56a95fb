import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language/use-language';
import { type Asked, CSV_TABLES, listFile, projectFile } from './file-addresses';
import './downloads.css';

interface FileLink {
  readonly label: string;
  readonly address: string;
}

/** Everything public of a project to take along: for reading, for spreadsheets, for programs. */
export function Downloads({ project }: { readonly project: string }) {
  const { t } = useTranslation('register');
  const language = useLanguage();
  return (
    <DownloadMenu
      files={[
        { label: t('downloads.pdf'), address: projectFile(project, 'pdf', language) },
        { label: t('downloads.xlsx'), address: projectFile(project, 'xlsx', language) },
        { label: t('downloads.json'), address: projectFile(project, 'json', language) },
      ]}
      tables={CSV_TABLES.map((table) => ({
        label: t(`downloads.table.${table}`),
        address: projectFile(project, 'csv', language, table),
      }))}
    />
  );
}

/** All results of a search as a file, not just the page that is shown. */
export function ListDownloads({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation('register');
  const language = useLanguage();
  return (
    <DownloadMenu
      files={[
        { label: t('downloads.listXlsx'), address: listFile('xlsx', language, asked) },
        { label: t('downloads.listCsv'), address: listFile('csv', language, asked) },
        { label: t('downloads.listJson'), address: listFile('json', language, asked) },
      ]}
    />
  );
}

/** Escape and a click beside it close it. */
function DownloadMenu({
  files,
  tables = [],
}: {
  readonly files: readonly FileLink[];
  readonly tables?: readonly FileLink[];
}) {
  const { t } = useTranslation('register');
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const fold = (to?: 'summary') => {
      if (!menu.current?.open) return;
      menu.current.open = false;
      if (to) menu.current.querySelector(to)?.focus();
    };
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && fold('summary');
    const onPress = ({ target }: PointerEvent) => menu.current?.contains(target as Node) || fold();
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPress);
    };
  }, []);
  return (
    <details ref={menu} className="downloads no-print">
      <summary className="button">{t('downloads.download')}</summary>
      <div className="downloads-menu">
        <Links to={files} />
        {tables.length > 0 && (
          <>
            <p>{t('downloads.csv')}</p>
            <Links to={tables} />
          </>
        )}
      </div>
    </details>
  );
}

function Links({ to }: { readonly to: readonly FileLink[] }) {
  return (
    <ul>
      {to.map(({ label, address }) => (
        <li key={address}>
          <a href={address} download>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
