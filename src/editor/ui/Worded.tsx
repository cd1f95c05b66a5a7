import { I18nProvider } from '@lingui/react';
import type { ReactNode } from 'react';
import { lingui } from '../../words/i18n.ts';

/** Around a `<Trans>`, which puts elements into a message: `<Worded><Trans id="Press <0>Tab</0>." components={{ 0: <kbd /> }} /></Worded>`. */
export function Worded({ children }: { readonly children: ReactNode }) {
  return <I18nProvider i18n={lingui}>{children}</I18nProvider>;
}
