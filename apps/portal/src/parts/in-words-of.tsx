import { type ReactNode } from 'react';
import { useParams } from 'react-router';
import { ProcedureProvider } from './named-words';
import { useLaw } from './use-law';

/** Has what is below it speak in the words of the procedure of the project that the address names. */
export function InWordsOfProject({ children }: { readonly children: ReactNode }) {
  const { project = '' } = useParams();
  const definition = useLaw(project);
  return <ProcedureProvider value={definition}>{children}</ProcedureProvider>;
}
