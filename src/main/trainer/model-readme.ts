import { MODEL_FILE, type ModelDescription } from './model-folder.ts';

/** The text that goes with an exported model: what it is and how to use it. */
export function modelReadme(description: ModelDescription): string {
  const { preprocessing, settings, metrics } = description;
  const { size } = preprocessing;
  const accuracy =
    metrics.validationAccuracy === null
      ? 'no validation images were set aside'
      : `validation accuracy ${(100 * metrics.validationAccuracy).toFixed(1)} %`;
  return `# Image-sentiment model

${description.network}, fine-tuned (${settings.mode}) by ${description.program}; epoch ${metrics.epoch}, ${accuracy}.
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
