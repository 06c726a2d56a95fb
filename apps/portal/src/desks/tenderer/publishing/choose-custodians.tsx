import { Button, Checkbox, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../../api/api';
import { BY_CURSOR, itemsOf } from '../../../api/pages';
import { More } from '../../../parts/more';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { type Project } from '../drafting/draft-work';
import { useReadAgain } from './use-project';

/** Chooses other custodians than were assigned, and how many of them open a bid together. */
export function ChooseCustodians({ project }: { readonly project: Project }) {
  const { t } = useTranslation('tenderer');
  const query = api.useInfiniteQuery(
    'get',
    '/api/announcement/custodians',
    { params: { query: { limit: 50 } } },
    BY_CURSOR,
  );
  const readAgain = useReadAgain(project.id);
  const seated = project.custody?.custodians.map(({ id }) => id) ?? [];
  const [chosen, setChosen] = useState<readonly string[]>();
  const [threshold, setThreshold] = useState<number | null>();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const custodians = chosen ?? seated;
  const assign = async () => {
    setPending(true);
    setError(undefined);
    try {
      await client.PUT('/api/announcement/projects/{project}/custody', {
        params: { path: { project: project.id } },
        body: {
          custodians: [...custodians],
          ...(typeof threshold === 'number' && { threshold }),
        },
      });
      await readAgain();
      setChosen(undefined);
      setThreshold(undefined);
    } catch (refused) {
      setError(refused);
    } finally {
      setPending(false);
    }
  };
  return (
    <Sheet title={t('custody.choose')}>
      <p>{t('custody.chooseWhat')}</p>
      <ProblemAlert error={query.error} />
      <ul className="seats">
        {itemsOf(query.data).map(({ id, name, organisation }) => (
          <li key={id}>
            <Checkbox
              checked={custodians.includes(id)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...custodians, id] : custodians.filter((each) => each !== id))
              }
            >
              {name}
              {organisation.name !== name && ` · ${organisation.name}`}
            </Checkbox>
          </li>
        ))}
      </ul>
      <More query={query} />
      <Form.Item
        label={t('custody.thresholdField')}
        htmlFor="custody-threshold"
        extra={t('custody.thresholdHint', { count: custodians.length })}
      >
        <InputNumber
          id="custody-threshold"
          precision={0}
          value={threshold ?? null}
          placeholder={t('custody.majority')}
          onChange={setThreshold}
        />
      </Form.Item>
      <ProblemAlert error={error} />
      <Button loading={pending} disabled={custodians.length === 0} onClick={() => void assign()}>
        {t('custody.assign')}
      </Button>
    </Sheet>
  );
}
