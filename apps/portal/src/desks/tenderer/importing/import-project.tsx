import { Alert, Button, Checkbox, Form, Input, InputNumber, Radio, Switch, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { client, type Schema } from '../../../api/api';
import { useIdempotencyKey } from '../../../api/idempotency';
import { problemOf } from '../../../api/problem';
import { ForRole } from '../../../identity/for-role';
import { useSaid } from '../../../language/use-language';
import { Given } from '../../../parts/given';
import { useKept } from '../../../parts/kept/use-kept';
import { Page } from '../../../parts/page';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { ImportChanges } from './import-changes';
import { processesIn, type TenderProcess } from './processes';
import { readFileText, readRelease } from './read-release';
import '../tenderer.css';

type Imported = Schema<'announcement.ImportedProjectDto'>;

/** Makes a draft of an OCDS release or record, and shows each change that was made to it on the way. */
export function ImportProject() {
  return (
    <ForRole roles={['tenderer', 'agency']}>
      <Importing />
    </ForRole>
  );
}

function Importing() {
  const { t } = useTranslation('tenderer');
  const [imported, setImported] = useState<Imported>();
  return (
    <Page
      title={t('import.title')}
      lead={t('import.lead')}
      actions={<Link to="/desk/tenderer/projects/new">{t('import.toBlank')}</Link>}
    >
      {imported ? (
        <Result imported={imported} again={() => setImported(undefined)} />
      ) : (
        <Release onImported={setImported} />
      )}
    </Page>
  );
}

function Release({ onImported }: { readonly onImported: (imported: Imported) => void }) {
  const { t } = useTranslation('tenderer');
  const key = useIdempotencyKey();
  const [text, setText, forget] = useKept('import', '');
  const [accelerated, setAccelerated] = useState(false);
  const [secondsPerDay, setSecondsPerDay] = useState(2);
  const [malformed, setMalformed] = useState<string>();
  const [processes, setProcesses] = useState<readonly TenderProcess[]>([]);
  const [ocid, setOcid] = useState<string>();
  const [notOpen, setNotOpen] = useState(false);
  const [asOpenTender, setAsOpenTender] = useState(false);
  const said = useSaid();
  const [error, setError] = useState<unknown>();
  const [pending, setPending] = useState(false);
  const change = (written: string) => {
    key.done();
    setText(written);
    setMalformed(undefined);
    setProcesses([]);
    setOcid(undefined);
    setNotOpen(false);
    setAsOpenTender(false);
    setError(undefined);
  };
  const decide = (decided: () => void) => {
    key.done();
    setError(undefined);
    decided();
  };
  const drop = async (file: File) => {
    const read = readFileText(new Uint8Array(await file.arrayBuffer()));
    change('text' in read ? read.text : '');
    if ('why' in read) setMalformed(said(read.why));
  };
  const send = async () => {
    const release = readRelease(text);
    if (!release.ok) {
      setMalformed(release.line === undefined ? t('import.notJson') : t('import.notJsonAt', { line: release.line }));
      return;
    }
    setPending(true);
    setError(undefined);
    try {
      const { data } = await client.POST('/api/announcement/projects/imports', {
        body: {
          release: release.document as Record<string, unknown>,
          ...(ocid !== undefined && { ocid }),
          ...(asOpenTender && { asOpenTender }),
          ...(accelerated && { sandbox: { secondsPerDay } }),
        },
        headers: key.header(),
      });
      key.done();
      forget();
      if (data) onImported(data);
    } catch (refused) {
      setError(refused);
      const problem = problemOf(refused);
      const several = processesIn(problem);
      if (several.length > 0) setProcesses(several);
      if (problem?.code === 'release-not-open') setNotOpen(true);
    } finally {
      setPending(false);
    }
  };
  return (
    <Sheet title={t('import.what')}>
      <Form layout="vertical" className="import-drop">
        <Form.Item label={t('import.file')} htmlFor="release-file">
          <Upload.Dragger
            id="release-file"
            accept=".json,application/json"
            showUploadList={false}
            beforeUpload={async (file: File) => {
              await drop(file);
              return Upload.LIST_IGNORE;
            }}
          >
            <p>{t('import.drop')}</p>
          </Upload.Dragger>
        </Form.Item>
        <Form.Item
          label={t('import.paste')}
          htmlFor="release"
          {...(malformed !== undefined && { validateStatus: 'error' as const, help: malformed })}
        >
          <Input.TextArea
            id="release"
            value={text}
            autoSize={{ minRows: 6, maxRows: 16 }}
            spellCheck={false}
            onChange={(event) => change(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t('sandbox.switch')} htmlFor="accelerated" extra={t('sandbox.what')}>
          <Switch id="accelerated" checked={accelerated} onChange={setAccelerated} />
        </Form.Item>
        {accelerated && (
          <Form.Item label={t('sandbox.secondsPerDay')} htmlFor="seconds-per-day">
            <InputNumber
              id="seconds-per-day"
              min={0.001}
              max={86_400}
              value={secondsPerDay}
              onChange={(seconds) => setSecondsPerDay(seconds ?? secondsPerDay)}
            />
          </Form.Item>
        )}
        {processes.length > 0 && (
          <Form.Item label={t('import.which')} required>
            <Radio.Group value={ocid ?? null} onChange={({ target }) => decide(() => setOcid(target.value as string))}>
              {processes.map((each) => (
                <Radio key={each.ocid} value={each.ocid} className="import-process">
                  <Given>{each.title || each.ocid}</Given> <span className="hash">{each.ocid}</span>
                </Radio>
              ))}
            </Radio.Group>
          </Form.Item>
        )}
        {notOpen && (
          <Form.Item>
            <Checkbox checked={asOpenTender} onChange={({ target }) => decide(() => setAsOpenTender(target.checked))}>
              {t('import.asOpenTender')}
            </Checkbox>
          </Form.Item>
        )}
        <ProblemAlert error={error} />
        <Button type="primary" disabled={text.trim() === ''} loading={pending} onClick={() => void send()}>
          {t('import.import')}
        </Button>
      </Form>
    </Sheet>
  );
}

function Result({
  imported: { project, changes },
  again,
}: {
  readonly imported: Imported;
  readonly again: () => void;
}) {
  const { t } = useTranslation('tenderer');
  return (
    <>
      <Sheet title={t('import.done')}>
        <Alert
          type="success"
          showIcon
          title={project.title}
          description={t('import.changed', { count: changes.length })}
        />
        <p className="step-links">
          <Link className="step-link step-link-next" to={`/desk/tenderer/projects/${project.id}/draft/project`}>
            {t('import.continue')}
          </Link>
          <Button onClick={again}>{t('import.another')}</Button>
        </p>
      </Sheet>
      <ImportChanges changes={changes} />
    </>
  );
}
