/** Rows of one page of a table: what people look through before they filter, and what is painted at once. */
export const ROWS = 50;
