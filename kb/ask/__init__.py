"""Questions and answers: vocabulary, reading, dialogue, and answers from rules and records."""
