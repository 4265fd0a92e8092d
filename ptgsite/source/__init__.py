"""From bytes on disk to what the files say: frozen records whose references are still text."""
