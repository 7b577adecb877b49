import { passesPicture } from '@/components/viz/passes/passesPicture';
import type { FeedForwardLabSpecs } from '@/lib/experiments/feed-forward-lab/params';
import type { Picture } from '../contract';
import { chosenOf } from './cells';
import { chartsOf } from './charts';
import type { Messages } from './messages.en';
import { stagesOf } from './stages';
import { storyOf } from './story';

/** The figure as the View draws it, for before it is live. */
export const picture: Picture<FeedForwardLabSpecs, Messages> = (frame, params, { theme, layout, t }) =>
  passesPicture(
    {
      stages: stagesOf(frame, params, t),
      chosen: chosenOf(frame, params),
      words: t.passes,
      verdict: t.verdict(frame, params),
      story: storyOf(frame, params, t),
      charts: chartsOf(frame, params, t),
      title: t.title,
      printed: false,
    },
    { theme, layout, across: 3 },
  );
