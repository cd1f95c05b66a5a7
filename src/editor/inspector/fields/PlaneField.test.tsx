// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { boundsOf, classesOf, valueAt } from './planeGeometry.ts';
import { PlaneField } from './PlaneField.tsx';

afterEach(cleanup);

/** jsdom lays nothing out: the plane is said to be 100 by 100 pixels. */
function plane(): HTMLElement {
  const element = screen.getByRole('group', { name: 'Plane of points' });
  element.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100);
  return element;
}

describe('the plane of points', () => {
  it('takes a press as a point in round numbers', () => {
    const onChange = vi.fn();
    render(<PlaneField rows={[]} onChange={onChange} />);
    fireEvent.click(plane(), { clientX: 75, clientY: 25 });
    expect(onChange).toHaveBeenCalledWith([[3, 3, 0]], 'Add a point');
  });

  it('gives the next point the chosen class', () => {
    const onChange = vi.fn();
    render(<PlaneField rows={[[-6, -6, 0], [6, 6, 1]]} onChange={onChange} />);
    fireEvent.click(screen.getByRole('radio', { name: 'Class 2' }));
    fireEvent.click(plane(), { clientX: 50, clientY: 50 });
    expect(onChange).toHaveBeenCalledWith([[-6, -6, 0], [6, 6, 1], [0, 0, 2]], 'Add a point');
  });

  it('removes the point that is pressed, and adds none there', () => {
    const onChange = vi.fn();
    render(<PlaneField rows={[[3, 6], [6, 9]]} onChange={onChange} />);
    fireEvent.click(screen.getByRole('button', { name: 'Remove the point 3, 6' }));
    expect(onChange.mock.calls).toEqual([[[[6, 9]], 'Remove a point']]);
  });
});

describe('the shown part', () => {
  it('holds every point with room around it, also where all are one', () => {
    expect(boundsOf([[3, 6], [12, 18]])).toEqual({ x: [0.75, 14.25], y: [3, 21] });
    expect(boundsOf([[1, 1]])).toEqual({ x: [-2, 4], y: [-2, 4] });
  });

  it('rounds to about a hundredth of itself', () => {
    expect(valueAt([0, 1], 0.33333)).toBe(0.33);
    expect(valueAt([-600, 600], 0.777)).toBe(330);
  });

  it('offers one class more than there are, and none for points of two numbers', () => {
    expect(classesOf([[0, 0, 0], [1, 1, 1]])).toEqual([0, 1, 2]);
    expect(classesOf([[3, 6]])).toEqual([]);
  });
});
