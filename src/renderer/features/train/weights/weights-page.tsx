import { Screen } from '../../../ui/screen.tsx';
import { TrainParts } from '../train-parts.tsx';

/** Weights that networks start from: those that are here, and how to get more. */
export function WeightsPage() {
  return (
    <Screen
      title="Train"
      lead="Weights that networks start from"
      actions={<TrainParts part="weights" />}
    >
      <div className="stack" />
    </Screen>
  );
}
