/** A table of words; on a narrow screen each row is a list under its heads. */
export function WordTable({
  head,
  rows,
  label,
}: {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly label: string;
}) {
  return (
    <table className="plain-table word-table" aria-label={label}>
      <thead>
        <tr>
          {head.map((each) => (
            <th key={each} scope="col">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {rest.map((cell, at) => (
              <td key={head[at + 1]} data-head={head[at + 1]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
