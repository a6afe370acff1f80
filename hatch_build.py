"""What is made while the package is built: the look of the newsletter, compiled from its MJML."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILING = Path("plugins", "notekit_newsletter", "compiling.py")


class CustomBuildHook(BuildHookInterface[Any]):
    """Compiles before each build, of editable installations too."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Run by path: while notekit is built, it cannot be imported."""
        runpy.run_path(str(Path(self.root, COMPILING)))["write"]()
