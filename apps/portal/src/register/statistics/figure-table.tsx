/** Figures as they are written: the first column names the row. */
export interface Figures {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function FigureTable({
  figures: { heads, rows },
  caption,
}: {
  readonly figures: Figures;
  readonly caption: string;
}) {
  return (
    <div className="scroll-x" role="region" aria-label={caption} tabIndex={0}>
      <table className="figures">
        <caption className="only-heard">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...values]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {values.map((value, index) => (
                <td key={heads[index + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
