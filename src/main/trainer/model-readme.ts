import type { ModelDescription } from '../../shared/domain/model-description.ts';
import { MODEL_FILE } from './model-folder.ts';

/** The text that goes with an exported model: what it is and how to use it. */
export function modelReadme(description: ModelDescription): string {
  const { preprocessing } = description;
  const { size } = preprocessing;
  return `# Image-sentiment model

${originOf(description)}
\`t4sa.json\` records all settings.

- Input: float32 [n, ${size}, ${size}, 3], RGB, each value byte / 255. Turn the image upright by its EXIF
  orientation, lay it on white where it is transparent, and stretch it to ${size} × ${size}.
- Output: [n, 3], probabilities of ${description.classes.join(', ')}, in this order.

In a browser, with TensorFlow.js (\`npm install @tensorflow/tfjs\`):

\`\`\`js
import * as tf from '@tensorflow/tfjs';

const model = await tf.loadLayersModel('${MODEL_FILE}');
const probabilities = tf.tidy(() => {
  const image = tf.browser.fromPixels(document.querySelector('img'));
  const input = tf.image.resizeBilinear(image, [${size}, ${size}]).div(255).expandDims();
  return model.predict(input).dataSync();
});
console.log(Object.fromEntries(${JSON.stringify(description.classes)}.map((c, i) => [c, probabilities[i]])));
\`\`\`

In Node, \`tf.loadLayersModel('file:///path/to/${MODEL_FILE}')\` with @tensorflow/tfjs-node.
`;
}

function originOf({ network, program, settings, metrics }: ModelDescription): string {
  if (settings === null || metrics === null)
    return `${network} with imported weights, written by ${program}.`;
  const accuracy =
    metrics.validationAccuracy === null
      ? 'no validation images were set aside'
      : `validation accuracy ${(100 * metrics.validationAccuracy).toFixed(1)} %`;
  return `${network}, fine-tuned (${settings.mode}) by ${program}; epoch ${metrics.epoch}, ${accuracy}.`;
}
