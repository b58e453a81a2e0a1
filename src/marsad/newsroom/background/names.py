"""What background tasks are called at the desk."""

from __future__ import annotations

from typing import Any

_names: dict[str, Any] = {}


def name_task(task: Any, name: Any) -> None:
    """Give `task`, or the task at a dotted path, a translated (lazy) name that editors understand."""
    _names[task if isinstance(task, str) else task.module_path] = name


def task_name(path: str) -> Any:
    """Return the name of the task at the dotted path `path`, or its last part when nobody named it."""
    return _names.get(path) or path.rsplit(".", 1)[-1].replace("_", " ")
