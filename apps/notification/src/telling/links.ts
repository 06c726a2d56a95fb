/** The portal's page about a notice. */
export function linkOf({ project }: { readonly project: string }): string {
  return `/projects/${project}`;
}
