import { beforeEach, describe, expect, it } from 'vitest';
import { changeWindow, closeWindow, keptInside, LEAST, makeLarge, placeWindow, raiseWindow, showOnStage, takeOut, useStageStore } from './stageStore.ts';

const windows = () => useStageStore.getState().windows.map(({ view }) => view);

describe('the stage', () => {
  beforeEach(() => { useStageStore.setState({ chosen: null, windows: [], large: null }); });

  it('has a view in one place at a time', () => {
    takeOut('layer');
    takeOut('layer');
    expect(windows()).toEqual(['layer']);
    showOnStage('layer');
    expect(useStageStore.getState()).toMatchObject({ chosen: 'layer', windows: [] });
  });

  it('lays windows so that none hides another, and raises the one that is taken hold of', () => {
    takeOut('layer');
    takeOut('samples');
    const [first, second] = useStageStore.getState().windows;
    expect(second?.frame.x).toBeGreaterThan(first?.frame.x ?? Infinity);
    raiseWindow('layer');
    expect(windows()).toEqual(['samples', 'layer']);
    const before = useStageStore.getState();
    raiseWindow('layer');
    expect(useStageStore.getState()).toBe(before);
  });

  it('changes what a window shows, and closes it where that has a window already', () => {
    takeOut('layer');
    placeWindow('layer', { x: 5, y: 6, width: 300, height: 250 });
    changeWindow('layer', 'samples');
    expect(useStageStore.getState().windows).toEqual([{ view: 'samples', frame: { x: 5, y: 6, width: 300, height: 250 } }]);
    takeOut('layer');
    changeWindow('layer', 'samples');
    expect(windows()).toEqual(['samples']);
    closeWindow('samples');
    expect(windows()).toEqual([]);
  });

  it('shows no view beside itself', () => {
    makeLarge('layer', 'layer');
    expect(useStageStore.getState().large).toEqual({ first: 'layer', second: null });
    makeLarge('layer', 'samples');
    expect(useStageStore.getState().large).toEqual({ first: 'layer', second: 'samples' });
  });

  it('keeps windows inside the canvas, and never smaller than can be held', () => {
    const canvas = { width: 800, height: 500 };
    expect(keptInside({ x: -40, y: 30, width: 300, height: 300 }, canvas)).toEqual({ x: 0, y: 30, width: 300, height: 300 });
    expect(keptInside({ x: 700, y: 450, width: 300, height: 300 }, canvas)).toEqual({ x: 500, y: 200, width: 300, height: 300 });
    expect(keptInside({ x: 10, y: 10, width: 2000, height: 10 }, canvas)).toEqual({ x: 0, y: 10, width: 800, height: LEAST.height });
  });
});
