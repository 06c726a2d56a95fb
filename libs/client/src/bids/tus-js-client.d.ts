import { type PreviousUpload, type UrlStorage } from 'tus-js-client';

declare module 'tus-js-client' {
  /** Of the Node build, and missing from the package's own types: remembers unfinished uploads in a file. */
  export class FileUrlStorage implements UrlStorage {
    constructor(path: string);
    findAllUploads(): Promise<PreviousUpload[]>;
    findUploadsByFingerprint(fingerprint: string): Promise<PreviousUpload[]>;
    removeUpload(urlStorageKey: string): Promise<void>;
    addUpload(fingerprint: string, upload: PreviousUpload): Promise<string>;
  }
}
