"""Reasons: messages in English that other rooms can say in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Self


class Reason(str):
    """A message with its template and what was put into it, so that it can be translated afterwards. Otherwise a str.

    The template is the message id of the translation: ``{name}`` stands for a value (`str.format`).
    """

    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, **values: Any) -> Self:
        made = super().__new__(cls, template.format(**values))
        made.template = template
        made.values = values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return _remake, (self.template, dict(self.values))

    def __deepcopy__(self, memo: dict[int, Any]) -> Reason:
        return self


def _remake(template: str, values: dict[str, Any]) -> Reason:
    return Reason(template, **values)


def translated(reason: str, gettext: Callable[[str], str]) -> str:
    """Return `reason` in the language of `gettext`; as it is when it is no `Reason` (another package's format)."""
    if not isinstance(reason, Reason):
        return reason
    values = {name: translated(one, gettext) if isinstance(one, str) else one for name, one in reason.values.items()}
    return gettext(reason.template).format(**values)
