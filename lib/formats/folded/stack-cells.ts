import { type CellParts, CellTable } from '../../model/cell-table.ts';
import { doubled } from '../../model/doubled.ts';

/** The cells of stacks as plain values. */
export interface StackCellParts {
  readonly table: CellParts;
  readonly lastLines: Int32Array;
  readonly second: Float64Array;
}

/** Returns the arrays of cells, which can be handed to another thread and not copied. */
export function arraysOfCells({ table, lastLines, second }: StackCellParts): readonly ArrayBufferView[] {
  return [table.records, table.periods, lastLines, second];
}

/** Folded stacks by command and leaf, both numbers, in order of first appearance: what stands as an entry in a list. */
export class StackCells {
  /** A count stands in place of a period, and stacks in place of samples. */
  readonly #table: CellTable;
  /** The line of the last stack of each. */
  #lastLines: Int32Array = new Int32Array(1 << 4);
  #second: Float64Array = new Float64Array(1 << 4);
  /** For each leaf the command and one that it was added with last, and its cell: stacks of one command mostly stand together. */
  #commandsAbove: Int32Array = new Int32Array(1 << 4);
  #cellsAbove: Int32Array = new Int32Array(1 << 4);

  constructor(table: CellTable = new CellTable()) {
    this.#table = table;
  }

  /** Returns those that are given as plain values; none may be added to them. */
  static from({ table, lastLines, second }: StackCellParts): StackCells {
    const cells = new StackCells(CellTable.from(table));
    cells.#lastLines = lastLines;
    cells.#second = second;
    return cells;
  }

  /** Adds a stack; `second` is its second count, 0 where there is only one. */
  add(command: number, leaf: number, line: number, count: number, second: number): void {
    this.#addBeside(this.#cellOf(command, leaf, line, count), line, second);
  }

  /** Returns the cells as plain values that another thread can be given. */
  get parts(): StackCellParts {
    const { size } = this.#table;
    return {
      table: this.#table.parts,
      lastLines: this.#lastLines.slice(0, size),
      second: this.#second.slice(0, size),
    };
  }

  /** Adds cells under other numbers of commands and leaves, as if they stood `lines` lines further down. */
  addAll(
    { table, lastLines, second }: StackCellParts,
    commands: readonly number[],
    leaves: readonly number[],
    lines: number,
  ): void {
    const cells = this.#table.addAll(table, commands, leaves, lines);
    for (let at = 0; at < cells.length; at++)
      this.#addBeside(cells[at] as number, (lastLines[at] as number) + lines, second[at] as number);
  }

  /** Adds a stack to the cell of a command and a leaf, and returns its number. */
  #cellOf(command: number, leaf: number, line: number, count: number): number {
    if (this.#commandsAbove[leaf] === command + 1) {
      const cell = this.#cellsAbove[leaf] as number;
      this.#table.addTo(cell, 1, count);
      return cell;
    }
    while (leaf >= this.#cellsAbove.length) {
      this.#commandsAbove = doubled(this.#commandsAbove);
      this.#cellsAbove = doubled(this.#cellsAbove);
    }
    const cell = this.#table.add(command, leaf, line, 1, count);
    this.#commandsAbove[leaf] = command + 1;
    this.#cellsAbove[leaf] = cell;
    return cell;
  }

  #addBeside(cell: number, lastLine: number, second: number): void {
    if (cell >= this.#lastLines.length) {
      this.#lastLines = doubled(this.#lastLines);
      this.#second = doubled(this.#second);
    }
    // Lines come in their order.
    this.#lastLines[cell] = lastLine;
    this.#second[cell] = (this.#second[cell] as number) + second;
  }
}
