import './predict.css';
import { Select } from '@mantine/core';
import { useCallback, useState } from 'react';
import { modelFromKey, modelKey } from '../../../shared/domain/evaluated-model.ts';
import { useBridge } from '../../bridge/bridge-context.ts';
import { useEvaluatedModels } from '../../bridge/evaluation-queries.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { addressHash } from '../../stores/address.ts';
import { useAddress, useNavigation } from '../../stores-context.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { modelChoices } from '../../ui/model-choices.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ChooseImages } from './choose-images.tsx';
import { DropArea } from './drop-area.tsx';
import { type Dropped, droppedImages } from './dropped-images.ts';
import { PathsPanel } from './paths-panel.tsx';
import { PredictionJobs } from './prediction-jobs.tsx';
import { Results } from './results.tsx';
import { usePaste } from './use-paste.ts';
import { usePredictions } from './use-predictions.ts';

const TITLE = 'Predict';
const LEAD = 'Have a model judge images from anywhere; nothing is added to the workspace';

/** Models at work on images that are no part of the workspace. */
export function PredictScreen() {
  const models = useEvaluatedModels();
  if (models.isError) {
    return (
      <Screen title={TITLE} lead={LEAD}>
        <FailureAlert failure={failureText(models.error)} />
      </Screen>
    );
  }
  if (models.data === undefined) return <Screen title={TITLE}>{null}</Screen>;
  if (models.data.length === 0) {
    return (
      <Screen title={TITLE} lead={LEAD}>
        <NothingHere title="There is no model yet">
          Train a run on{' '}
          <a href={addressHash({ screen: 'train', item: null, query: '' })}>the Train screen</a>, or
          import weights that have a layer for NEG, NEU and POS.
        </NothingHere>
      </Screen>
    );
  }
  return <WithModels models={models.data} />;
}

type Models = NonNullable<ReturnType<typeof useEvaluatedModels>['data']>;

function WithModels({ models }: { readonly models: Models }) {
  const { item } = useAddress();
  const { go } = useNavigation();
  const { choosePaths, pathOf } = useBridge();
  const predictions = usePredictions();
  const [isHandedOver, setHandedOver] = useState(false);
  const { model: before, judge } = predictions;
  const wanted = item ?? (before === null ? null : modelKey(before));
  const chosen = models.find(({ model }) => modelKey(model) === wanted) ?? models[0];
  const key = chosen === undefined ? null : modelKey(chosen.model);
  const take = useCallback(
    (dropped: Dropped): void => {
      const model = modelFromKey(key ?? '');
      if (model !== null) judge(model, dropped);
    },
    [key, judge],
  );
  const takeTransfer = useCallback(
    async (transfer: DataTransfer): Promise<void> => {
      setHandedOver(true);
      take(await droppedImages(transfer, pathOf));
      setHandedOver(false);
    },
    [take, pathOf],
  );
  usePaste(take);
  if (chosen === undefined) return null;
  return (
    <DropArea onDrop={takeTransfer}>
      <Screen title={TITLE} lead={LEAD} fixed>
        <div className="predict-screen">
          <div className="predict-side stack">
            <Panel title="Model">
              <Select
                label="Judges the images"
                description={chosen.description}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                data={modelChoices(models)}
                value={key}
                onChange={(value) => value !== null && go({ screen: 'predict', item: value })}
                searchable
                allowDeselect={false}
              />
            </Panel>
            <Panel title="Images">
              <ChooseImages choosePaths={choosePaths} onChoose={take} />
            </Panel>
            <PathsPanel
              model={chosen.model}
              choosePaths={choosePaths}
              onJudge={(paths) => take({ paths, files: [] })}
            />
            <PredictionJobs />
          </div>
          <Results model={chosen.model} predictions={predictions} isHandedOver={isHandedOver} />
        </div>
      </Screen>
    </DropArea>
  );
}
