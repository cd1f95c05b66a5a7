import { Stage } from './Stage.tsx';

/** The stage as a tab of the dock, on narrow screens. */
export default function StageTab() {
  return <Stage tab />;
}
