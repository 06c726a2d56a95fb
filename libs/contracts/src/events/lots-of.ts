/**
 * The lots that an event is about: the one or those that its data name, else all of its project.
 * @param all of the project
 */
export function lotsOf(data: object, all: readonly string[]): readonly string[] {
  if ('lot' in data) return all.filter((lot) => lot === data.lot);
  if ('lots' in data) return all.filter((lot) => (data.lots as readonly string[]).includes(lot));
  return all;
}
