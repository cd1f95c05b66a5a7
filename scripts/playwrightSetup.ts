import { chromium } from '@playwright/test';
import { chromiumPath, installOwn } from './chromium.ts';

/** Runs once before the browser tests: sees to it that there is a Chromium. */
export default function setup(): void {
  if (chromiumPath() === null) installOwn(chromium.executablePath());
}
