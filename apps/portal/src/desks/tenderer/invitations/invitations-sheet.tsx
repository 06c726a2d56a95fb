import { definitionOf, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../api/api';
import { useServerNow } from '../../../live/server-clock';
import { Given } from '../../../parts/given';
import { ProblemAlert } from '../../../parts/problem-alert';
import { Sheet } from '../../../parts/sheet';
import { Instant } from '../../../parts/values';
import { InviteForm } from './invite-form';
import { mayInvite } from './may-invite';
import { useNamedWords } from '../../../parts/named-words';

/** Whom the owner has invited, and how to invite more while the documents are available; nothing where everyone may take part (ANN-02, ANN-09). */
export function InvitationsSheet({ project }: { readonly project: Schema<'announcement.ProjectDto'> }) {
  const definition = definitionOf(project.procedure);
  return definition.acts.invite ? <Invitations project={project} definition={definition} /> : null;
}

function Invitations({
  project,
  definition,
}: {
  readonly project: Schema<'announcement.ProjectDto'>;
  readonly definition: ProcedureDefinition;
}) {
  const { t } = useTranslation('tenderer');
  const words = useNamedWords();
  const now = useServerNow(5_000);
  const { data, error, refetch } = api.useQuery('get', '/api/announcement/projects/{project}/invitations', {
    params: { path: { project: project.id } },
  });
  const until = project.timetable?.documentsAvailableUntil;
  const suppliers = (data ?? []).flatMap(({ invitedAt, suppliers: together }) =>
    together.map((supplier) => ({ ...supplier, invitedAt })),
  );
  return (
    <Sheet id="invitations" title={t('invitation.invited')}>
      <p>{t('invitation.secret', words)}</p>
      <ProblemAlert error={error} />
      <ul className="owed">
        {suppliers.map(({ scheme, id, name, invitedAt }) => (
          <li key={`${scheme} ${id}`}>
            <span>
              <Given>{name}</Given>{' '}
              <span className="owed-about hash">
                {scheme} {id}
              </span>
            </span>
            <Instant at={invitedAt} />
          </li>
        ))}
      </ul>
      {mayInvite(project, definition, now) && until !== undefined ? (
        <>
          <h3>{t('invitation.more')}</h3>
          <p>
            {t('invitation.until')} <Instant at={until} />
          </p>
          <InviteForm project={project.id} done={refetch} />
        </>
      ) : (
        <p>{t('invitation.over')}</p>
      )}
    </Sheet>
  );
}
