"""The signs that word processors put before the items of a list, as they arrive in a text."""

from __future__ import annotations

BULLETS = "•·∙▪▫◦‣⁃●○■□◆◇◊❖➢➤►▶▸▹→⇒✓✔✗☐☑★☆⦁\ue000-\uf8ff"
"""For a class of a pattern. Those of Symbol and Wingdings arrive as private characters."""
