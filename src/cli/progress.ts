/** What happens while a graph trains, on stderr: a bar that is written over on a terminal, and lines that stay for what was measured. */
import { dataSource } from '../datasets/registry.ts';
import type { Event } from '../runtime/protocol.ts';
import type { Terminal } from './command.ts';

const BAR = 24;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

export class ProgressLine {
  readonly #terminal: Terminal;
  #open = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(event: Event): void {
    if (event.type === 'data') this.#line(`Data: ${dataSource(event.source)?.label ?? event.source}, ${event.trainRows.toLocaleString('en-US')} rows. ${event.origin}`);
    else if (event.type === 'backend') this.#line(`${event.backend.label}. ${event.backend.reason}`);
    else if (event.type === 'loading') this.#over(event.fraction === null ? event.message : `${bar(event.fraction)}  ${event.message}`);
    else if (event.type === 'progress') {
      const { step, steps, stepsPerSecond } = event.progress;
      if (stepsPerSecond === null || stepsPerSecond <= 0) return;
      this.#over(`${bar(step / steps)}  step ${count(step)} of ${count(steps)}  ${count(Math.round(stepsPerSecond))} steps/s  ${duration((steps - step) / stepsPerSecond)} left`);
    }
  }

  log(step: number, steps: number, loss: number): void {
    this.#line(`step ${count(step)} of ${count(steps)}   loss ${Number(loss.toPrecision(6))}`);
  }

  end(): void {
    if (this.#open) this.#terminal.err('\r\x1b[K');
    this.#open = false;
  }

  #line(text: string): void {
    this.end();
    this.#terminal.err(`${text}\n`);
  }

  #over(text: string): void {
    const { width } = this.#terminal;
    if (width === null) return;
    // A line that breaks could not be written over. A character less, for some terminals break at the last.
    this.#terminal.err(`\r\x1b[K${text.slice(0, width - 1)}`);
    this.#open = true;
  }
}

/** `█████▌··················  23 %`. */
export function bar(fraction: number): string {
  const share = Math.min(1, Math.max(0, fraction));
  const eighths = Math.round(share * BAR * 8);
  const full = Math.floor(eighths / 8);
  const filled = '█'.repeat(full) + (EIGHTHS[eighths % 8] ?? '');
  return `${filled.padEnd(BAR, '·')} ${String(Math.floor(100 * share)).padStart(3)} %`;
}

/** `8 s`, `3 min 05 s`, `2 h 10 min`. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
