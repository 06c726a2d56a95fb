/**
 * Writes the types of the portal's client, apps/portal/src/api/schema.ts, from the OpenAPI document of a running platform.
 * Usage: node tools/generate-portal-api.ts <http://…/docs-json>. The browser tests fail where they are stale.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { portalApi } from './portal-api.ts';
import { workspaceRoot } from './projects.mjs';

const [address] = process.argv.slice(2);
if (address === undefined) throw new Error('usage: node tools/generate-portal-api.ts <http://…/docs-json>');
const file = join(workspaceRoot, 'apps/portal/src/api/schema.ts');
await writeFile(file, await portalApi((await (await fetch(address)).json()) as Record<string, unknown>));
console.log(`wrote ${file}`);
