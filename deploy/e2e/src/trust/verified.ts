import { type Check, verifyBundle, zipBundle } from '@mingtang/evidence';
import { nodeEngine } from '@mingtang/host-crypto';

/** A project's evidence bundle as the platform gives it now. */
export async function evidenceOf(gateway: string, project: string): Promise<Blob> {
  const answer = await fetch(`${gateway}/api/disclosure/projects/${project}/evidence`);
  if (!answer.ok) throw new Error(`no evidence: ${answer.status} ${await answer.text()}`);
  return answer.blob();
}

/** What does not hold of a bundle. */
export async function brokenIn(bundle: Blob): Promise<string[]> {
  const broken: string[] = [];
  for await (const check of verifyBundle(await zipBundle(bundle), { engine: nodeEngine }))
    if (!check.ok) broken.push(told(check));
  return broken;
}

function told(check: Extract<Check, { ok: false }>): string {
  return `${check.code}: ${check.failure.en}`;
}
