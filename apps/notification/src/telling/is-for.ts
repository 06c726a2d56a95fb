import { type Actor } from '@mingtang/contracts';
import { type Addressing } from '@mingtang/service-kit';
import { type Recipient, recipientsOf } from './recipient';

/** Whether what a recipient is told of a project is for an account. */
export function isFor(
  { recipient, project }: { readonly recipient: Recipient; readonly project: string },
  actor: Actor,
  addressing: Addressing,
): boolean {
  if (!recipient.startsWith('unnamed:')) return recipientsOf(actor).includes(recipient);
  return addressing.ofActor(project, actor).some((pseudonym) => recipient === `unnamed:${pseudonym}`);
}
