"""Takes pictures of newsletters to be looked at, at every width, in light and in dark: python photograph.py FOLDER"""

import sys
from pathlib import Path

from mail_pages import NAMES, newsletter
from mail_tools import photograph

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    photograph({name: newsletter(name).html for name in NAMES}, folder)
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures are in {folder}\n")
