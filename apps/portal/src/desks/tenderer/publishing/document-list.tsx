import { Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/api';
import { useFormats } from '../../../language/formats';
import { ConfirmAct } from '../../../parts/confirm-act';
import { Given } from '../../../parts/given';
import { Hash } from '../../../parts/values';
import { type Project } from '../drafting/draft-work';
import { useDocumentType } from './document-types';
import { useReadAgain } from './use-project';

/** The documents of a project; those that no notice has published can be taken away. */
export function DocumentList({ project }: { readonly project: Pick<Project, 'id' | 'documents'> }) {
  const { t } = useTranslation('tenderer');
  const formats = useFormats();
  const nameOf = useDocumentType();
  const readAgain = useReadAgain(project.id);
  if (project.documents.length === 0) return <Empty description={t('documents.none')} />;
  return (
    <ul className="seats">
      {project.documents.map(({ id, title, documentType, size, sha256, issued }) => (
        <li key={id}>
          <div>
            <strong>
              <Given>{title}</Given>
            </strong>{' '}
            <Tag title={documentType}>{nameOf(documentType)}</Tag>
            {issued ? <Tag color="success">{t('documents.issued')}</Tag> : <Tag>{t('documents.notIssued')}</Tag>}
            <div className="owed-about">
              {formats.bytes(size)} · SHA-256 <Hash of={sha256} />
            </div>
          </div>
          {!issued && (
            <ConfirmAct
              type="default"
              label={t('documents.remove')}
              question={t('documents.removeQuestion', { title })}
              consequence={t('documents.removeWhat')}
              act={async (header) => {
                await client.DELETE('/api/announcement/projects/{project}/documents/{document}', {
                  params: { path: { project: project.id, document: id } },
                  headers: header,
                });
                await readAgain();
              }}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
