/** The machine's camera, while a part of the page shows it. */
import { useEffect, useRef, useState } from 'react';
import { i18n } from '../../../words/i18n.ts';
import type { RawPicture } from './collection.ts';

/** Pixels on a side of what is taken: twice and more of what most nets are given, and little to keep. */
const FRAME = 96;

export interface Camera {
  readonly video: React.RefObject<HTMLVideoElement | null>;
  /** True once pictures come. */
  readonly runs: boolean;
  /** Why there are none, in whole sentences. */
  readonly problem: string | null;
  /** The square in the middle of what is seen now; null while nothing is. */
  readonly take: () => RawPicture | null;
}

/** Asks for the camera when it is first drawn, and lets go of it when it is drawn no more. */
export function useCamera(deviceId: string | null): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const [runs, setRuns] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let over = false;
    void openCamera(deviceId).then(
      async (opened) => {
        stream = opened;
        if (over) return letGo(opened);
        if (!video.current) return;
        video.current.srcObject = opened;
        await video.current.play().catch(() => undefined);
        setProblem(null);
        setRuns(true);
      },
      (error: unknown) => { if (!over) setProblem(cameraProblem(error)); },
    );
    return () => {
      over = true;
      setRuns(false);
      if (stream) letGo(stream);
    };
  }, [deviceId]);
  const take = (): RawPicture | null => {
    const shown = video.current;
    if (!shown || shown.videoWidth === 0) return null;
    canvas.current ??= document.createElement('canvas');
    return frameOf(shown, canvas.current);
  };
  return { video, runs, problem, take };
}

function openCamera(deviceId: string | null): Promise<MediaStream> {
  // On a page that is not of https or localhost there is none, whatever the types say.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return Promise.reject(new DOMException());
  return devices.getUserMedia({ video: { width: { ideal: 640 }, height: { ideal: 480 }, ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }) }, audio: false });
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): RawPicture | null {
  canvas.width = FRAME;
  canvas.height = FRAME;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  const side = Math.min(video.videoWidth, video.videoHeight);
  context.imageSmoothingQuality = 'high';
  context.drawImage(video, (video.videoWidth - side) / 2, (video.videoHeight - side) / 2, side, side, 0, 0, FRAME, FRAME);
  return { width: FRAME, height: FRAME, rgba: context.getImageData(0, 0, FRAME, FRAME).data };
}

/** Why a camera does not open, by what the browser throws. */
export function cameraProblem(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return i18n.t('The browser does not let this page use the camera. Allow it beside the address, and try again.');
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return i18n.t('No camera was found. Plug one in, and try again.');
  if (name === 'NotReadableError' || name === 'AbortError') return i18n.t('The camera cannot be used now; another program may be using it. Close that one, and try again.');
  return i18n.t('Browsers give the camera only to pages opened from localhost or over https. Open Netloom that way.');
}

/** The cameras of this machine, once one was allowed. */
export async function camerasHere(): Promise<readonly { readonly id: string; readonly label: string }[]> {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  const found = (await devices?.enumerateDevices().catch(() => [])) ?? [];
  return found.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '').map(({ deviceId, label }, at) => ({ id: deviceId, label: label || i18n.t('Camera {number}', { number: at + 1 }) }));
}
