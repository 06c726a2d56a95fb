/** An order as it follows from a draw. */
export type DrawnOrders = readonly {
  readonly category: string;
  readonly count: number;
  readonly order: readonly string[];
}[];
