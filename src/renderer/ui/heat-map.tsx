import './heat-map.css';
import { useEffect, useRef } from 'react';
import type { HeatMap } from '../../shared/domain/evaluation-report.ts';
import { heatGradient, heatPixels } from './heat-pixels.ts';
import { POLARITY_LOOK } from './polarity-look.ts';

/** Drawn at this size and stretched over the image: a network's grid is far coarser. */
const SIDE = 192;

type HeatMapOverlayProps = {
  readonly map: HeatMap;
  /** How much of the image the hottest part covers, 0 to 1. */
  readonly opacity?: number;
  readonly hasLegend?: boolean;
};

/**
 * A heat map over an image, with its legend. It fills the box around it, which is positioned and as large as the
 * image: networks see the whole image, stretched to a square.
 */
export function HeatMapOverlay({ map, opacity = 0.7, hasLegend = true }: HeatMapOverlayProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    const pixels = heatPixels(map, { width: SIDE, height: SIDE });
    context?.putImageData(new ImageData(pixels, SIDE, SIDE), 0, 0);
  }, [map]);
  const { name } = POLARITY_LOOK[map.polarity];
  return (
    <div className="heat-map">
      <canvas
        ref={canvas}
        role="img"
        aria-label={`Heat map: the parts that speak for ${name}`}
        width={SIDE}
        height={SIDE}
        style={{ opacity }}
      />
      {hasLegend && (
        <div className="heat-map-legend" aria-hidden>
          <span>speaks for {name}: little</span>
          <span className="heat-map-scale" style={{ background: heatGradient() }} />
          <span>most</span>
        </div>
      )}
    </div>
  );
}
