import { type Visitor } from '../browser';

/** Whether the custodian's desk says that the own agent's witness cosigns the log. */
export async function agentWitnesses(visitor: Visitor): Promise<boolean> {
  const { page, say } = visitor;
  await visitor.open('/desk/custodian');
  const agent = page.getByRole('region', { name: say('代理程序', 'The agent'), exact: true });
  const said = agent.getByText(
    new RegExp(say('^(正在联署|未联署|没有登记见证人)$', '^(cosigns|does not cosign|no witness registered)$')),
  );
  await said.waitFor();
  return (await said.innerText()) === say('正在联署', 'cosigns');
}

/** What the own agent has released of a project, one text for each batch. */
export async function releasesOf(visitor: Visitor, project: string): Promise<string[]> {
  await visitor.open('/desk/custodian/releases');
  await visitor.atRest();
  return visitor.page.getByRole('row').filter({ hasText: project }).allInnerTexts();
}

/** What the own agent gave to draws of a project, one text for each. */
export async function drawsOf(visitor: Visitor, project: string): Promise<string[]> {
  await visitor.open('/desk/custodian/draws');
  await visitor.atRest();
  return visitor.page.getByRole('row').filter({ hasText: project }).allInnerTexts();
}
