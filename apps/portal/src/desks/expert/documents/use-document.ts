import { useQuery } from '@tanstack/react-query';
import { client } from '../../../api/api';

/** A document of an opened bid. */
export interface DocumentPath {
  readonly project: string;
  readonly lot: string;
  readonly bid: string;
  readonly envelope: string;
  readonly index: number;
}

/** A document as it came, and whether it is what the bidder sealed. */
export interface ReadDocument {
  readonly content: Blob;
  /** Its SHA-256 is the one under which it was sealed. */
  readonly genuine: boolean;
}

/** Decrypted by the platform while it is sent, checked here against the digest of the sealed bid sheet. */
export function useDocument(path: DocumentPath, sha256: string) {
  return useQuery({
    queryKey: ['bid-document', path],
    staleTime: Infinity,
    gcTime: 60_000,
    queryFn: async (): Promise<ReadDocument> => {
      const { data } = await client.GET(
        '/api/bidding/projects/{project}/lots/{lot}/bids/{bid}/documents/{envelope}/{index}/content',
        {
          params: { path },
          parseAs: 'blob',
        },
      );
      const content = data as unknown as Blob;
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await content.arrayBuffer()));
      const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      return { content, genuine: hex === sha256 };
    },
  });
}
