let tileRows: i32 = 4;

export function setTileRows(rows: i32): void {
  tileRows = rows;
}

/** Rows of the next block where `left` remain: full tiles, and what two blocks can hold is shared evenly, 6 + 5 + 5 for 16. */
@inline
export function nextBlock(left: i32): i32 {
  if (left <= tileRows) return left;
  return left < 2 * tileRows ? (left + 1) >> 1 : tileRows;
}

/** How many blocks `rows` make. */
export function blockCount(rows: i32): i32 {
  return (rows + tileRows - 1) / tileRows;
}
