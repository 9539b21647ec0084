import type { RunSummary } from '../../../shared/domain/run.ts';
import { addressHash } from '../../stores/address.ts';
import { Facts } from '../../ui/facts.tsx';
import { momentText } from '../../ui/time-text.ts';

/** What a run was asked for. */
export function RunFacts({ run }: { readonly run: RunSummary }) {
  const { dataset, settings, createdAtMs } = run;
  const optimizer = settings.optimizer === 'sgd' ? `SGD, momentum ${settings.momentum}` : 'Adam';
  return (
    <Facts
      facts={[
        [
          'Dataset',
          <a key="dataset" href={addressHash({ screen: 'dataset', item: null, query: '' })}>
            {dataset}
          </a>,
        ],
        ['Network', `${settings.network}, ${settings.inputSize} × ${settings.inputSize} px`],
        ['Mode', settings.mode],
        ['Optimizer', `${optimizer}, learning rate ${settings.learningRate}`],
        ['Batch size', settings.batchSize],
        ['Seed', settings.seed],
        ['Begun', momentText(createdAtMs)],
      ]}
    />
  );
}
