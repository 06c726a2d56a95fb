import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/api';

/** Finds a project of the public register by a part of its name. */
export function ChooseProject({ chosen }: { readonly chosen: (project: string) => void }) {
  const { t } = useTranslation('operator');
  const [q, setQ] = useState('');
  const found = api.useQuery('get', '/api/disclosure/register/projects', {
    params: { query: { limit: 20, ...(q === '' ? {} : { q }) } },
  });
  return (
    <label className="labelled">
      {t('security.choose')}{' '}
      <Select
        showSearch={{ filterOption: false, onSearch: setQ }}
        aria-label={t('security.choose')}
        placeholder={t('security.chooseHow')}
        loading={found.isFetching}
        options={found.data?.items.map(({ project, title }) => ({ value: project, label: title })) ?? []}
        onSelect={(project: string) => chosen(project)}
        style={{ width: '100%', maxWidth: 560, marginBottom: 16 }}
      />
    </label>
  );
}
