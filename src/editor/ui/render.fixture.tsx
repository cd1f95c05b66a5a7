/** Renders a part of the editor in jsdom, with what jsdom lacks and what the app puts above every part. */
import { cleanup, render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach } from 'vitest';
import { TooltipProvider } from './Tooltip.tsx';

/** jsdom lays nothing out, so nothing ever changes its size. */
class StillObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

export function renderPart(part: ReactElement): RenderResult {
  globalThis.ResizeObserver = StillObserver;
  return render(<TooltipProvider>{part}</TooltipProvider>);
}

afterEach(cleanup);
