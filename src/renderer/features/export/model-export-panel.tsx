import { Button, Checkbox, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import {
  type EvaluatedModel,
  modelKey,
  modelName,
} from '../../../shared/domain/evaluated-model.ts';
import { MODEL_FORMATS, type ModelFormat } from '../../../shared/domain/model-export.ts';
import { useEvaluatedModels } from '../../bridge/evaluation-queries.ts';
import { useRuns, useStartJob } from '../../bridge/queries.ts';
import { useAddress } from '../../stores-context.ts';
import { modelChoices } from '../../ui/model-choices.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ExportFilesList } from './export-files-list.tsx';
import { COMMON_FILES, MODEL_FORMS, whyNot } from './model-forms.ts';

type KnownModel = { readonly model: EvaluatedModel; readonly description: string };

/** Takes a model out, in one or several forms. */
export function ModelExportPanel() {
  const models = useEvaluatedModels().data ?? [];
  return (
    <Panel title="Models" flush>
      {models.length === 0 ? (
        <NothingHere title="No model yet">
          A finished run has one; so have imported weights with three outputs.
        </NothingHere>
      ) : (
        <ModelExportForm models={models} />
      )}
    </Panel>
  );
}

function ModelExportForm({ models }: { readonly models: readonly KnownModel[] }) {
  const { query } = useAddress();
  const [chosen, choose] = useState(new URLSearchParams(query).get('model'));
  const [wanted, want] = useState<readonly ModelFormat[]>(['onnx']);
  const [takesBytes, setTakesBytes] = useState(true);
  const start = useStartJob();
  const runs = useRuns().data ?? [];
  const known = models.find(({ model }) => modelKey(model) === chosen) ?? models[0];
  if (known === undefined) return null;
  const { model, description } = known;
  const run = model.kind === 'weights' ? null : runs.find(({ name }) => name === model.run);
  const network = run?.settings.network ?? null;
  const formats = MODEL_FORMATS.filter(
    (format) => wanted.includes(format) && whyNot(format, network) === null,
  );
  return (
    <>
      <div className="export-form">
        <Select
          label="Model"
          description={description}
          data={modelChoices(models)}
          value={modelKey(model)}
          onChange={choose}
          allowDeselect={false}
        />
        <Checkbox.Group
          label="Forms"
          value={formats}
          onChange={(values) => want(MODEL_FORMATS.filter((format) => values.includes(format)))}
        >
          <div className="export-choices">
            {MODEL_FORMATS.map((format) => (
              <FormChoice key={format} format={format} obstacle={whyNot(format, network)} />
            ))}
          </div>
        </Checkbox.Group>
        {formats.includes('onnx') && (
          <Switch
            label="ONNX takes bytes"
            description="Scale, mean and order of channels are inside of the file: whoever uses it hands over pixels as they are."
            checked={takesBytes}
            onChange={(event) => setTakesBytes(event.currentTarget.checked)}
          />
        )}
        <Button
          className="export-start"
          aria-label={`Export model ${modelName(model)}`}
          disabled={formats.length === 0}
          onClick={() =>
            start.mutate({ kind: 'export-model', model, formats, onnxTakesBytes: takesBytes })
          }
        >
          Export model
        </Button>
      </div>
      <ExportFilesList files={[...filesOf(formats), ...COMMON_FILES]} />
    </>
  );
}

function FormChoice({
  format,
  obstacle,
}: {
  readonly format: ModelFormat;
  readonly obstacle: string | null;
}) {
  const { name, use } = MODEL_FORMS[format];
  return (
    <Checkbox
      value={format}
      label={name}
      description={obstacle ?? use}
      disabled={obstacle !== null}
    />
  );
}

function filesOf(formats: readonly ModelFormat[]) {
  const files = formats.flatMap((format) => MODEL_FORMS[format].files);
  return files.filter(
    ({ file }, place) => files.findIndex((other) => other.file === file) === place,
  );
}
