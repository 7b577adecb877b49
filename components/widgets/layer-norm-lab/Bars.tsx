'use client';

import { useMemo } from 'react';
import { BarEditor } from '@/components/viz/BarEditor';
import type { ChartSeries } from '@/components/viz/chart';
import type { LayerNormLabSpecs } from '@/lib/experiments/layer-norm-lab/params';
import { formatFixed } from '@/lib/format';
import type { ViewProps } from '../contract';
import { asText, barRange, gridAt, scalar, times, vectorAt } from './frame';
import type { Messages } from './messages.en';

type Props = ViewProps<LayerNormLabSpecs, Messages>;

interface BarsProps extends Pick<Props, 'params' | 'setParam' | 'frame' | 't' | 'locked'> {
  readonly of: 'x' | 'dy';
}

/** A vector to drag, and over its bars what becomes of it: x̂ over x, s·dx over dy. */
export function Bars({ params, setParam, frame, t, locked = [], of }: BarsProps) {
  const spanned = of === 'dy' && params.dyFrom === 'span';
  const values = useMemo(
    () => vectorAt(frame, of === 'x' ? 'bars' : params.dyFrom === 'span' ? 'dy' : 'dyBars'),
    [frame, of, params.dyFrom],
  );
  const over = useMemo((): readonly ChartSeries[] => {
    const become = of === 'x' ? gridAt(frame, 'normalized') : times(gridAt(frame, 'dx'), scalar(frame, 'std'));
    const points = {
      x: Float64Array.from(become.values, (_, i) => i),
      y: Float64Array.from(become.values, value => (Math.abs(value) < 1e-12 ? 0 : value)),
    };
    const look = of === 'x' ? { label: 'x̂', hue: 'x' as const } : { label: 's·dx', hue: 'g' as const };
    return [{ key: 'over', shape: 'points', ...look, points, part: of === 'x' ? 'normalized' : 'dx' }];
  }, [frame, of]);
  const { most, step } = barRange(values);
  const factor = `${params.flip ? '−' : ''}${t.params.scale.options[params.scale]}`;
  const shift = params.shift === '0' ? '' : `${t.params.shift.options[params.shift]} + `;
  const plain = params.scale === '1' && params.shift === '0' && !params.flip;
  const hint = of === 'x' && !plain ? t.barsAre(factor, shift) : t.drag;
  return (
    <BarEditor
      name={of}
      hue={of === 'x' ? 'x' : 'g'}
      hint={spanned ? t.params.dyFrom.options.span : hint}
      values={values}
      min={-most}
      max={most}
      step={step}
      locked={spanned || locked.includes(of)}
      barWord={t.entry}
      write={value => formatFixed(value, 2)}
      over={over}
      height={148}
      part={of}
      onChange={(changed, _, settled) => setParam(of, asText(changed), settled)}
    />
  );
}
