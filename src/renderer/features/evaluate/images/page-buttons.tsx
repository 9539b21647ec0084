import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';

type PageButtonsProps = {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
};

/** Leads from page to page. */
export function PageButtons({ page, pages, onPage }: PageButtonsProps) {
  return (
    <span className="page-buttons">
      <ActionIcon
        variant="default"
        size="sm"
        aria-label="Page before"
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      >
        <IconChevronLeft size={15} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="sm"
        aria-label="Next page"
        disabled={page >= pages - 1}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight size={15} />
      </ActionIcon>
    </span>
  );
}
