import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/api';
import { PlainButton } from '../../parts/plain-button';
import { ChecksList } from './checks-list';
import { useVerification } from './use-verification';

/** Downloads all evidence of a project and checks it on the reader's own machine; begins at once. */
export function CheckProject({ project }: { readonly project: string }) {
  const { t } = useTranslation('register');
  const { state, verify } = useVerification();
  const begun = useRef(false);
  useEffect(() => {
    if (!begun.current) void verify(() => evidenceOf(project));
    begun.current = true;
  }, [verify, project]);
  return (
    <>
      <p>{t('verification.project.what')}</p>
      <p className="no-print">
        <PlainButton
          kind="primary"
          icon={<SafetyCertificateOutlined />}
          busy={state.running}
          onClick={() => void verify(() => evidenceOf(project))}
        >
          {t('verification.project.check')}
        </PlainButton>{' '}
        <a className="button" href={`/api/disclosure/projects/${project}/evidence`} download={`${project}.zip`}>
          {t('verification.project.download')}
        </a>
      </p>
      <p className="page-lead">{t('verification.project.independent')}</p>
      <ChecksList state={state} />
    </>
  );
}

async function evidenceOf(project: string): Promise<Blob> {
  const { data } = await client.GET('/api/disclosure/projects/{project}/evidence', {
    params: { path: { project } },
    parseAs: 'blob',
  });
  return data as Blob;
}
