import axios, { isAxiosError } from 'axios';
import { ProblemError, type Problem } from '../../../api/problem';
import { type Caller, type Schema } from '../../../api/api';
import { SessionEndedError } from '../../../identity/ended-session';

export type TenderDocument = Schema<'announcement.DocumentDto'>;

export interface Upload {
  readonly project: string;
  readonly file: File;
  readonly title: string;
  readonly documentType: string;
  readonly caller: Caller;
  /** The header of one attempt. */
  readonly header: Readonly<Record<string, string>>;
  /** Told the share of the file that is sent, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a document as it is, and tells how far it is, which the typed client's `fetch` cannot.
 * @throws {ProblemError} what was refused, or that nothing answered
 */
export async function upload({
  project,
  file,
  title,
  documentType,
  caller,
  header,
  onProgress,
  signal,
}: Upload): Promise<TenderDocument> {
  const send = async (token: string | undefined): Promise<TenderDocument> => {
    const { data } = await axios.post<TenderDocument>(`/api/announcement/projects/${project}/documents`, file, {
      params: { title, documentType },
      headers: {
        'content-type': file.type === '' ? 'application/octet-stream' : file.type,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...header,
      },
      signal,
      onUploadProgress: ({ progress }) => onProgress(progress ?? 0),
    });
    return data;
  };
  try {
    const token = await caller.token();
    try {
      return await send(token);
    } catch (error) {
      if (token === undefined || !isAxiosError(error) || error.response?.status !== 401) throw error;
      return await send(await caller.tokenAfter(token));
    }
  } catch (error) {
    if (error instanceof SessionEndedError) throw error;
    const problem: unknown = isAxiosError(error) ? error.response?.data : undefined;
    throw new ProblemError(
      typeof problem === 'object' && problem !== null && 'code' in problem ? (problem as Problem) : undefined,
      { cause: error },
    );
  }
}
