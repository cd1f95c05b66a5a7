/** Room for commands: the first gap that is large enough. */
export class Arena {
  private gaps: { start: number; end: number }[];
  private readonly step: number;

  /** `start` and `end` are addresses, multiples of `step`. */
  constructor(start: number, end: number, step = 16) {
    this.step = step;
    this.gaps = [{ start, end }];
  }

  /** The address of so many bytes. Throws where there is no such gap. */
  take(bytes: number): number {
    const size = this.rounded(bytes);
    const gap = this.gaps.find(({ start, end }) => end - start >= size);
    if (!gap) throw new Error(`There is no room for ${bytes} more bytes of commands in the WebAssembly machine. Dispose of plans that are not needed any more.`);
    gap.start += size;
    return gap.start - size;
  }

  giveBack(start: number, bytes: number): void {
    const gaps = [...this.gaps, { start, end: start + this.rounded(bytes) }].sort((a, b) => a.start - b.start);
    this.gaps = [];
    for (const gap of gaps) {
      const last = this.gaps.at(-1);
      if (last && last.end === gap.start) last.end = gap.end;
      else if (gap.end > gap.start) this.gaps.push(gap);
    }
  }

  private rounded(bytes: number): number {
    return Math.max(1, Math.ceil(bytes / this.step)) * this.step;
  }
}
