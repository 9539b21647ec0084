import { z } from 'zod';

// The page's content policy forbids code from text, which zod otherwise tries for speed.
z.config({ jitless: true });
