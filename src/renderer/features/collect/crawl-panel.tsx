import { Button, Code, Group, NumberInput, Text, Textarea, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { useStartJob } from '../../bridge/queries.ts';
import { Panel } from '../../ui/panel.tsx';

const API_URL = 'https://api.x.com';

/** Brings posts in from an X API service. */
export function CrawlPanel() {
  const start = useStartJob();
  const [apiUrl, setApiUrl] = useState(API_URL);
  const [query, setQuery] = useState('(happy OR sad OR today) has:images lang:en -is:retweet');
  const [maxPosts, setMaxPosts] = useState<number | string>(1000);
  const isReady =
    URL.canParse(apiUrl) && query.trim() !== '' && typeof maxPosts === 'number' && maxPosts >= 1;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    start.mutate({ kind: 'crawl', apiUrl, query: query.trim(), maxPosts });
  };
  return (
    <Panel title="Crawl the X API">
      <form className="stack" onSubmit={submit}>
        <TextInput
          label="API address"
          description="An X API v2 service, without /2."
          value={apiUrl}
          error={URL.canParse(apiUrl) ? null : 'This is not an address.'}
          onChange={(event) => setApiUrl(event.currentTarget.value)}
        />
        <Textarea
          label="Query"
          description="In the search language of the API: at least one word, hashtag or emoji beside the operators."
          autosize
          minRows={2}
          maxRows={6}
          maxLength={4096}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <NumberInput
          label="Most posts"
          description="The crawl ends after this many posts were delivered."
          min={1}
          step={1000}
          allowDecimal={false}
          thousandSeparator=","
          value={maxPosts}
          onChange={setMaxPosts}
        />
        <Text className="dim" size="xs">
          The bearer token is read from the environment variable <Code>T4SA_X_BEARER_TOKEN</Code> of
          the program; it is never shown or stored.
        </Text>
        <Group>
          <Button type="submit" disabled={!isReady} loading={start.isPending}>
            Start crawling
          </Button>
        </Group>
      </form>
    </Panel>
  );
}
