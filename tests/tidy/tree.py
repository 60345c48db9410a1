"""The checkout as the tidy checks see it: the project's own text files, without what tools produce."""
import os
import re
from pathlib import Path

SKIPPED_FOLDERS = {".git", "build", "node_modules", "dist", "demo-store", "__pycache__"}
GENERATED = {"web/package-lock.json", "web/openapi.json", "web/src/api/openapi.d.ts"}


class Tree:
    """Paths are relative to the root and use '/'; texts are read once."""

    def __init__(self, root):
        self.root = Path(root)
        self.paths = sorted(self._walk())
        self._texts = {}

    def _walk(self):
        for folder, folders, names in os.walk(self.root):
            folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS]
            for name in names:
                if name == ".git":  # of a worktree: a file that says where the folder is
                    continue
                yield (Path(folder) / name).relative_to(self.root).as_posix()

    def text(self, path):
        """The file's text; empty where there is no such file or it is no UTF-8 (a picture, a golden file)."""
        if path not in self._texts:
            try:
                self._texts[path] = (self.root / path).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                self._texts[path] = ""
        return self._texts[path]

    def lines(self, path):
        return enumerate(self.text(path).split("\n"), start=1)

    def under(self, folder, *endings):
        """Paths below a folder ("" is the root) that end in one of the endings (none: all)."""
        prefix = folder + "/" if folder else ""
        return [p for p in self.paths if p.startswith(prefix) and (not endings or p.endswith(endings))]

    def sources(self, folder="src"):
        return self.under(folder, ".cpp", ".hpp")


def without_comments(text):
    """C++ with comments and the insides of strings blanked; every line stays on its number."""
    pattern = r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"'
    blank = lambda found: '""' if found.group(0)[0] == '"' else "\n" * found.group(0).count("\n")
    return re.sub(pattern, blank, text, flags=re.DOTALL)
