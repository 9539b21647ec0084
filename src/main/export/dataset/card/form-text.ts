import type { DatasetFormat } from '../../../../shared/domain/dataset-export.ts';

/** What lies in an exported folder, in Markdown. */
export const FORM_TEXT: Readonly<Record<DatasetFormat, string>> = {
  ids: `- \`train.csv\`, \`validation.csv\`, \`test.csv\`: an image a row. \`platform\` and \`post_id\` name the post
  (ids are texts: they do not fit into floating-point numbers), \`image\` is the place among the post's images, from 1,
  \`sha256\` the SHA-256 of the image's bytes.

There is no text and no picture in this folder. \`studio rehydrate <this folder>\` fetches the posts that still exist
by the look-up of the X API, with your own account, and restores labels and splits.`,
  t4sa: `- \`b-t4sa_train.txt\`, \`b-t4sa_val.txt\`, \`b-t4sa_test.txt\`: an image a line,
  \`data/<first 5 digits of the post's id>/<id>-<place in the post, from 1>.jpg <label>\`; labels are 0 NEG, 1 NEU,
  2 POS. Images of posts that are not of X are named by their SHA-256.
- \`t4sa_text_sentiment.tsv\`: \`TWID\`, \`NEG\`, \`NEU\`, \`POS\`, the teacher's probabilities, sorted by id.
- \`items.csv\`: of which post each image is, how sure its weak label is, and the SHA-256 of its bytes.

\`raw_tweets_text.csv\`, which the T4SA release has too, is left out: texts of posts may not be passed on. Put yours
beside the lists (\`id,text\`) to import this folder as T4SA.`,
  'image-folder': `- \`<split>/<polarity>/<image>\`: the images. Those of X are named by post and place as T4SA names them.
- \`<split>/metadata.csv\`: an image a row; \`file_name\` is its path below the split's folder,
  \`post\` the platform and the id of its post.

\`datasets.load_dataset("imagefolder", data_dir="<this folder>")\` reads it.`,
  parquet: `- \`data/<split>-<shard>-of-<shards>.parquet\`: an image a row, its bytes inside. \`label\` is 0 NEG, 1 NEU, 2 POS.

\`datasets.load_dataset("<this folder>")\` reads it, and so does every other reader of Parquet.`,
  webdataset: `- \`<split>-<shard>.tar\`: of each image three files in a row, \`<key>.jpg\` (or its own ending),
  \`<key>.cls\` with the label (0 NEG, 1 NEU, 2 POS) and \`<key>.json\` with the rest.

\`webdataset.WebDataset("train-{000000..000009}.tar")\` reads such shards, and so does Python's \`tarfile\`.`,
};
