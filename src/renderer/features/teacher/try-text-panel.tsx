import { Button, Group, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { mostProbable, polarityIndex } from '../../../shared/domain/polarity.ts';
import type { TextExplanation } from '../../../shared/domain/teacher.ts';
import { failureText } from '../../bridge/failure-text.ts';
import { useExplanation } from '../../bridge/queries.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { accuracyText, confidenceText } from '../../ui/number-text.ts';
import { Panel } from '../../ui/panel.tsx';
import { PolarityBars } from '../../ui/polarity-bars.tsx';
import { POLARITY_LOOK } from '../../ui/polarity-look.ts';
import { StrongestWords } from './strongest-words.tsx';
import { TintedText } from './tinted-text.tsx';

const TYPING_PAUSE_MS = 250;
/** As many as the contract takes. */
const LONGEST_TEXT = 20_000;

const EXAMPLES = [
  ['Praise', 'Not gonna lie, this sunset made my whole week 😍 #blessed'],
  ['Complaint', '3 hours of delay and nobody tells us anything. Worst airline ever, @someair!'],
  ['News', 'The council meets on Monday at 9am to vote on the new tram line https://t.co/abc'],
] as const;

/** A text of one's own, read by a teacher while it is typed. */
export function TryTextPanel({ teacher }: { readonly teacher: string }) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, TYPING_PAUSE_MS);
  const explanation = useExplanation(teacher, settled);
  return (
    <Panel title="Try a text">
      <div className="stack">
        <Textarea
          label="Post text"
          description={`Read by ${teacher} while you type.`}
          placeholder="Write or paste a post"
          autosize
          minRows={3}
          maxRows={10}
          maxLength={LONGEST_TEXT}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group gap={6} role="group" aria-label="Examples">
          <span className="dim small">Examples:</span>
          {EXAMPLES.map(([name, example]) => (
            <Button key={name} variant="default" size="compact-xs" onClick={() => setText(example)}>
              {name}
            </Button>
          ))}
        </Group>
        {explanation.isError && settled.trim() !== '' && (
          <FailureAlert failure={failureText(explanation.error)} />
        )}
        {explanation.isLoading && <p className="dim">{teacher} gets ready…</p>}
        {explanation.data !== undefined && settled.trim() !== '' && (
          <div className="stack reading" aria-busy={explanation.isPlaceholderData}>
            <Reading text={settled} explanation={explanation.data} />
          </div>
        )}
      </div>
    </Panel>
  );
}

function Reading(props: { readonly text: string; readonly explanation: TextExplanation }) {
  const { text, explanation } = props;
  const { probabilities } = explanation;
  const { polarity, confidence } = mostProbable(probabilities);
  const [NEG, NEU, POS] = probabilities;
  return (
    <>
      <div>
        <p className="field-title" role="status">
          Reads as {POLARITY_LOOK[polarity].name}, confidence {confidenceText(confidence)}
        </p>
        <PolarityBars
          label="Probabilities"
          shares={{ NEG, NEU, POS }}
          text={(one) => accuracyText(probabilities[polarityIndex(one)])}
        />
      </div>
      <TintedText text={text} explanation={explanation} />
      <StrongestWords explanation={explanation} />
    </>
  );
}
