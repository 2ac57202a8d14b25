/** What stands where in the memory. */

/** The piece of an input that is looked at. */
export const PIECE: u32 = 1 << 16;
/** Bytes that a piece has at most. */
export const PIECE_BYTES: u32 = 1 << 20;
/** What was found in it, a record a sample. */
export const RECORDS: u32 = 2 << 20;
/** Behind the last record. */
export const RECORDS_END: u32 = RECORDS + (1 << 19);
/** Frames of what was not found as a whole, one behind another. */
export const FRAMES: u32 = 3 << 20;
/** Behind the last frame. */
export const FRAMES_END: u32 = FRAMES + (1 << 19);
/** Rows of a table that are found at once. What they say stands where a memory for samples has records. */
export const ROWS: u32 = 1 << 14;
/** The number of the text of each row. */
export const ROW_IDS: u32 = 2 << 20;
/** The share of each row. */
export const ROW_TICKS: u32 = ROW_IDS + ROWS * 4;
/** The counts of each row, column by column, of which there are two at most. */
export const ROW_COUNTS: u32 = ROW_TICKS + ROWS * 8;
/** Rows that are looked up together. */
export const SOME_ROWS: u32 = ROW_COUNTS + 2 * ROWS * 8;
/** Rows whose texts have no number. */
export const FRESH: u32 = 3 << 20;
/** Where texts stand, by their hash. */
export const SLOTS: u32 = 4 << 20;
/** The texts one behind another; here the slots end. */
export const TEXTS: u32 = 6 << 20;
/** Behind the last text; no load may go beyond the memory. */
export const TEXTS_END: u32 = (64 << 20) - 64;
