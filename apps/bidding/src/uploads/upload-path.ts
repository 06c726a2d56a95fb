import { type ServiceConfig } from '@mingtang/service-kit';
import { join } from 'node:path';

export function uploadFolder(config: Pick<ServiceConfig, 'DATA_DIR'>): string {
  return join(config.DATA_DIR, 'uploads');
}

/** Where an upload's bytes lie. The id is one of ours, not a path. */
export function uploadPath(config: Pick<ServiceConfig, 'DATA_DIR'>, id: string): string {
  return join(uploadFolder(config), id);
}
