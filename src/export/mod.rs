//! Read models become a Document, and a Document becomes Word or Markdown.
