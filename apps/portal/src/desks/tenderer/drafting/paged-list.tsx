import { Button, Form, Pagination } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

const ON_A_PAGE = 20;

/** A list of parts of the draft, some at a time, each of which can be taken away and more be added. */
export function PagedList({
  name,
  one,
  added,
  addLabel,
  canAdd = true,
  removeAllLabel,
}: {
  readonly name: string;
  /** The fields of the part at a place. */
  readonly one: (at: number, remove: ReactNode) => ReactNode;
  /** A new part, given the parts that are there. */
  readonly added: (parts: readonly { readonly id?: string }[]) => object;
  readonly addLabel: string;
  readonly canAdd?: boolean;
  /** Offers to take all away at once, under this label. */
  readonly removeAllLabel?: string;
}) {
  const { t } = useTranslation('tenderer');
  const form = Form.useFormInstance();
  const [page, setPage] = useState(1);
  return (
    <Form.List name={name}>
      {(fields, { add, remove }) => (
        <>
          {removeAllLabel !== undefined && fields.length > 0 && (
            <Button onClick={() => remove(fields.map((field) => field.name))}>{removeAllLabel}</Button>
          )}
          {fields.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE).map((field) => (
            <div key={field.key}>
              {one(
                field.name,
                <Button size="small" onClick={() => remove(field.name)}>
                  {t('draft.remove')}
                </Button>,
              )}
            </div>
          ))}
          {fields.length > ON_A_PAGE && (
            <Pagination
              align="center"
              current={page}
              pageSize={ON_A_PAGE}
              total={fields.length}
              showSizeChanger={false}
              onChange={setPage}
            />
          )}
          {canAdd && (
            <Button
              onClick={() => {
                const parts: unknown = form.getFieldValue(name);
                add(added(Array.isArray(parts) ? parts : []));
                setPage(Math.floor(fields.length / ON_A_PAGE) + 1);
              }}
            >
              {addLabel}
            </Button>
          )}
        </>
      )}
    </Form.List>
  );
}
