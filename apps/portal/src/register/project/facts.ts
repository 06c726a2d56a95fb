import { lawBinding, type ProcedureDefinition } from '@mingtang/procedure/procedures';
import { type ProjectDraftData } from '@mingtang/procedure/tender';
import { type Schema } from '../../api/api';

export type LotFacts = Schema<'disclosure.LotFactsDto'>;

/** The notice in force, as its event carries it (AsyncAPI: PublishedProject). */
export type Notice = ProjectDraftData & {
  readonly ocid: string;
  /** The definition that it goes by: `cn-open-tender@1`. */
  readonly procedure: string;
  readonly publishedAt: string;
  readonly documents: readonly Schema<'announcement.DocumentDto'>[];
  readonly custody: { readonly threshold: number; readonly custodians: readonly { readonly name: string }[] };
};

/** All that is public of a project. */
export type Facts = Omit<Schema<'disclosure.ProjectFactsDto'>, 'notice'> & { readonly notice: Notice };

/** The procedure of a project, as far as it binds it. */
export function definitionOfFacts({ notice }: Pick<Facts, 'notice'>): ProcedureDefinition {
  return lawBinding(notice);
}
